package org.persona4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Held;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.ProfileWallet;
import org.persona4j.wallet.RedemptionShare;
import org.persona4j.wallet.Reversed;
import org.persona4j.wallet.WalletPolicy;

/** Makes calls of wallets, keeps what is booked as a store would, and writes down what was asked. Not thread-safe. */
final class Bookkeeper {
    /** How many profiles there are. */
    static final int PROFILES = 3;

    /** What can be asked of wallets. */
    enum What {
        EARN("earns"),
        BOOST("is given"),
        REDEEM("redeems"),
        ADJUST("is adjusted by -"),
        REVERSE("loses for a refunded order"),
        GIVE_BACK("gets back of a redemption"),
        TOUCH("buys something"),
        SETTLE("settles"),
        ZERO("is set to zero");

        private final String words;

        What(String words) {
            this.words = words;
        }

        private boolean hasPoints() {
            return this != TOUCH && this != SETTLE && this != ZERO;
        }
    }

    /**
     * One call.
     *
     * @param what what is asked
     * @param persona which of the profiles are one persona at the time, as bits, 1 to 7
     * @param who which of them it names
     * @param points of how many points it is
     * @param back how many earlier orders or redemptions lie between it and the one that it is about
     * @param later how long after the call before
     */
    record Call(What what, int persona, int who, Points points, int back, Duration later) {}

    /** What an order had earned, and how much of that was taken back. */
    private static final class Earned {
        private final MadeUp.Handle profile;
        private final LedgerEntry entry;
        private Reversed reversed = Reversed.NOTHING;

        private Earned(MadeUp.Handle profile, LedgerEntry entry) {
            this.profile = profile;
            this.entry = entry;
        }
    }

    private final WalletPolicy policy;
    private final Map<ProfileId, ProfileWallet> wallets = new TreeMap<>();
    private final Map<ProfileId, List<LedgerEntry>> ledgers = new TreeMap<>();
    private final List<Earned> earned = new ArrayList<>();
    private final List<String> redemptions = new ArrayList<>();
    private final Map<String, Points> givenBack = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private final List<BookingOutcome> outcomes = new ArrayList<>();
    private Instant now = MadeUp.FIRST_MOMENT;
    private int calls;

    Bookkeeper(WalletPolicy policy) {
        this.policy = policy;
    }

    /** What there is after all calls. */
    LedgerWorld world() {
        Map<ProfileId, Held> held = new TreeMap<>();
        held(all()).forEach(one -> held.put(one.profile(), one));
        return new LedgerWorld(policy, now, held, ledgers, story);
    }

    /** Makes a call; one that is refused, or is about something that does not exist, changes nothing but the time. */
    void make(Call call) {
        now = now.plus(call.later());
        calls++;
        List<MadeUp.Handle> persona = all().stream()
                .filter(profile -> (call.persona() >> profile.number() & 1) == 1)
                .toList();
        MadeUp.Handle who = persona.get(call.who() % persona.size());
        String outcome = switch (call.what()) {
            case GIVE_BACK -> giveBack(call);
            case REVERSE -> reverse(call, persona);
            case TOUCH, SETTLE -> tidy(call, persona);
            case EARN, BOOST, REDEEM, ADJUST, ZERO -> book(call, persona, who);
        };
        story.add("day " + LocalDate.ofInstant(now, ZoneOffset.UTC) + ": " + who.id() + " of "
                + persona.stream().map(MadeUp.Handle::id).toList() + " " + call.what().words
                + (call.what().hasPoints() ? " " + call.points() : "") + ": " + outcome);
    }

    private String book(Call call, List<MadeUp.Handle> persona, MadeUp.Handle who) {
        Booking booking = booking(persona);
        BookingOutcome outcome = switch (call.what()) {
            case EARN -> booking.credit(who.id(), EntryKind.EARNED, call.points(), ofOrder());
            case BOOST -> booking.credit(who.id(), EntryKind.BOOST, call.points(), details());
            case ADJUST -> booking.adjust(who.id(), call.points().negated(), details());
            case REDEEM -> booking.redeem(who.id(), call.points(), details());
            default -> booking.zero(who.id(), details());
        };
        if (outcome instanceof BookingOutcome.Booked) {
            store(booking);
            if (call.what() == What.EARN) {
                booking.entries().getOrDefault(who.id(), List.of()).stream()
                        .filter(entry -> entry.kind() == EntryKind.EARNED)
                        .forEach(entry -> earned.add(new Earned(who, entry)));
            } else if (call.what() == What.REDEEM) {
                redemptions.add(id());
            }
        }
        return words(outcome);
    }

    private String giveBack(Call call) {
        String redemption = earlier(redemptions, call.back());
        if (redemption == null) {
            return "there is no redemption";
        }
        List<MadeUp.Handle> owners = new ArrayList<>();
        List<RedemptionShare> shares = new ArrayList<>();
        for (MadeUp.Handle profile : all()) {
            List<LedgerEntry> entries = ledger(profile.id()).stream()
                    .filter(entry -> entry.id().equals(redemption))
                    .toList();
            if (!entries.isEmpty()) {
                owners.add(profile);
                shares.add(new RedemptionShare(profile.id(), entries));
            }
        }
        Points before = givenBack.getOrDefault(redemption, Points.ZERO);
        Booking booking = booking(owners);
        BookingOutcome outcome = booking.refundRedemption(shares, call.points(), before, details());
        if (outcome instanceof BookingOutcome.Booked) {
            store(booking);
            givenBack.put(redemption, before.plus(call.points()));
        }
        return words(outcome);
    }

    private String reverse(Call call, List<MadeUp.Handle> persona) {
        Earned order = earlier(earned, call.back());
        if (order == null) {
            return "there is no order";
        }
        List<MadeUp.Handle> all = new ArrayList<>(persona);
        if (!all.contains(order.profile)) {
            all.add(order.profile);
        }
        Booking booking = booking(all);
        BookingOutcome outcome =
                booking.reverse(order.profile.id(), order.entry, call.points(), order.reversed, details());
        if (outcome instanceof BookingOutcome.Booked booked) {
            store(booking);
            order.reversed = booked.reversed();
        }
        return words(outcome);
    }

    private String tidy(Call call, List<MadeUp.Handle> persona) {
        Booking booking = booking(persona);
        if (call.what() == What.TOUCH) {
            booking.touch(LocalDate.ofInstant(now, policy.zone()).minusDays(call.back()));
        } else {
            booking.settle(call.back() + 1);
        }
        store(booking);
        return "done";
    }

    /** What came of the calls that booked something or were refused. */
    List<BookingOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    private String words(BookingOutcome outcome) {
        outcomes.add(outcome);
        return outcome instanceof BookingOutcome.Refused refused
                ? "refused, " + refused.reason()
                : "booked, " + outcome.balance() + " left";
    }

    private static <T> @Nullable T earlier(List<T> all, int back) {
        return all.isEmpty() ? null : all.get(Math.max(0, all.size() - 1 - back));
    }

    private EntryDetails ofOrder() {
        return EntryDetails.of(EntryIds.ofOrder(id()), MadeUp.STAFF).withOrderId(id());
    }

    private EntryDetails details() {
        return EntryDetails.of(id(), MadeUp.STAFF);
    }

    private String id() {
        return "e" + calls;
    }

    private static List<MadeUp.Handle> all() {
        List<MadeUp.Handle> all = new ArrayList<>(PROFILES);
        for (int number = 0; number < PROFILES; number++) {
            all.add(new MadeUp.Handle(number));
        }
        return all;
    }

    private List<LedgerEntry> ledger(ProfileId profile) {
        return ledgers.computeIfAbsent(profile, any -> new ArrayList<>());
    }

    private List<Held> held(List<MadeUp.Handle> profiles) {
        return profiles.stream()
                .map(profile -> new Held(
                        profile.id(), profile.key(), wallets.getOrDefault(profile.id(), ProfileWallet.empty())))
                .toList();
    }

    private Booking booking(List<MadeUp.Handle> profiles) {
        return Booking.of(held(profiles), this::page, policy, now);
    }

    private LedgerPage page(ProfileId profile, long number) {
        List<LedgerEntry> ledger = ledger(profile);
        int from = Math.toIntExact(number * LedgerPage.SIZE);
        return new LedgerPage(ledger.subList(from, Math.min(ledger.size(), from + LedgerPage.SIZE)));
    }

    private void store(Booking booking) {
        booking.entries().forEach((profile, entries) -> ledger(profile).addAll(entries));
        wallets.putAll(booking.changed());
    }
}
