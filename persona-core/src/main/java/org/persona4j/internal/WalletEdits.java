package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.NotFoundException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.RedemptionShare;

/**
 * Gives and takes points by calls, each known by the id of its entry, which it writes in the same commit: so it takes effect once,
 * however often it is made. Thread-safe.
 */
public final class WalletEdits {
    private final Transactions transactions;
    private final WalletUpkeep upkeep;
    private final LoyaltyPolicy policy;
    private final Act act;
    private final Reach reach;

    /** The wallets of a tenant by this act, which leaves alone what is not within reach. */
    public WalletEdits(Transactions transactions, WalletUpkeep upkeep, LoyaltyPolicy policy, Act act, Reach reach) {
        this.transactions = transactions;
        this.upkeep = upkeep;
        this.policy = policy;
        this.act = act;
        this.reach = reach;
    }

    /**
     * What a call asks for.
     *
     * @param given any id of the persona
     * @param kind what kind of entry it is to be
     * @param points how many; zero if it is not for a number of points
     * @param details what else is told of it
     */
    public record Wish(PersonaId given, EntryKind kind, Points points, EntryDetails details) {
        private ProfileId profile() {
            return ProfileId.of(given.value());
        }

        private @Nullable String about() {
            return details.refersTo().orElse(null);
        }
    }

    /**
     * Books what is asked for on the wallets of a persona.
     *
     * @throws NotFoundException if there is no such persona
     * @throws OperationReusedException if the id of the entry stands for something else
     */
    public PointsAnswer book(Wish wish, Function<Booking, BookingOutcome> body) {
        EntryIds.check(wish.details().id());
        return upkeep.prepared(() -> transactions.change(attempt -> {
            PersonaId current = requireSeen(attempt, wish.given());
            Optional<PointsAnswer> before = answerBefore(attempt, wish);
            if (before.isPresent()) {
                return before.get();
            }
            WalletDesk desk = WalletDesk.ofPersona(attempt, policy, current);
            desk.requireReady();
            return book(attempt, desk, wish, body);
        }));
    }

    private PersonaId requireSeen(Attempt attempt, PersonaId everSeen) {
        return reach.current(attempt, everSeen).orElseThrow(() -> new NotFoundException("persona " + everSeen));
    }

    private Optional<PointsAnswer> answerBefore(Attempt attempt, Wish wish) {
        return use(attempt, wish.details().id()).map(use -> {
            if (!use.answers(wish.profile(), wish.kind(), wish.points(), wish.about())) {
                throw new OperationReusedException();
            }
            return new PointsAnswer(Objects.requireNonNull(use.bookedOrNull()), true);
        });
    }

    /** What the id of an entry was used for, as far as it is seen. */
    private Optional<EntryRecord.Use> use(Attempt attempt, String entryId) {
        EntryRecord record = attempt.workspace().get(attempt.layout().entry(entryId), EntryRecord.class);
        return record == null
                ? Optional.empty()
                : record.all().stream().filter(use -> isSeen(attempt, use)).findFirst();
    }

    /** Whether a profile is seen for which it was used, or whose ledger tells of it. */
    private boolean isSeen(Attempt attempt, EntryRecord.Use use) {
        return isSeen(attempt, use.profile()) || use.parts().stream().anyMatch(part -> isSeen(attempt, part.profile()));
    }

    private boolean isSeen(Attempt attempt, ProfileId id) {
        Profile profile = attempt.profile(id);
        return profile != null && reach.sees(attempt, profile.personaId());
    }

    private PointsAnswer book(Attempt attempt, WalletDesk desk, Wish wish, Function<Booking, BookingOutcome> body) {
        Booking booking = desk.booking(wish.profile());
        BookingOutcome outcome = body.apply(booking);
        if (outcome instanceof BookingOutcome.Booked booked) {
            desk.write(booking);
            note(attempt, wish, booked, booking);
            act.noteUnlessMachine(attempt, wish.given(), "booked");
            desk.requireFits(wish.profile());
        }
        return new PointsAnswer(outcome, false);
    }

    /** Writes down what the id of an entry was used for. */
    static void note(Attempt attempt, Wish wish, BookingOutcome.Booked booked, Booking booking) {
        RecordKey key = attempt.layout().entry(booked.id());
        EntryRecord record = attempt.workspace().get(key, EntryRecord.class);
        List<EntryRecord.Part> parts = parts(booked, booking);
        EntryRecord.Use use = new EntryRecord.Use(
                wish.profile(), wish.kind(), wish.points(), wish.about(), booked, parts, Points.ZERO);
        attempt.workspace().put(key, (record == null ? EntryRecord.NONE : record).with(use));
        if (booked.kind() == EntryKind.ADJUSTMENT) {
            EntryRecord.Part first = parts.get(0);
            attempt.workspace()
                    .put(attempt.layout().adjustment(booked.at(), first.profile(), first.first()), Nothing.NOTHING);
        }
    }

    /** Where the entries of what was booked are; first that of the profile which holds the first of them. */
    static List<EntryRecord.Part> parts(BookingOutcome.Booked booked, Booking booking) {
        List<EntryRecord.Part> parts = new ArrayList<>();
        booking.entries().forEach((profile, entries) -> {
            List<LedgerEntry> own = entries.stream()
                    .filter(entry -> entry.id().equals(booked.id()))
                    .toList();
            if (!own.isEmpty()) {
                parts.add(new EntryRecord.Part(profile, own.get(0).sequence(), own.size()));
            }
        });
        return parts;
    }

    /**
     * Gives points of a redemption back, to those who took part in it and were not erased since. It does not matter for it what
     * earlier orders are still to earn.
     *
     * @throws NotFoundException if there is no such persona, or no such redemption that it is or was part of
     */
    public PointsAnswer refund(Wish wish) {
        EntryIds.check(wish.details().id());
        String redemption = wish.details().refersTo().orElseThrow();
        return upkeep.prepared(() -> transactions.change(attempt -> {
            PersonaId current = requireSeen(attempt, wish.given());
            Optional<PointsAnswer> before = answerBefore(attempt, wish);
            return before.isPresent() ? before.get() : refund(attempt, wish, redemption, current);
        }));
    }

    private PointsAnswer refund(Attempt attempt, Wish wish, String redemption, PersonaId current) {
        EntryRecord.Use use = use(attempt, redemption)
                .filter(one -> one.kind() == EntryKind.REDEMPTION && concerns(attempt, one, current))
                .orElseThrow(WalletEdits::noRedemption);
        List<Profile> owners = new ArrayList<>(List.of(attempt.requireProfile(wish.profile())));
        List<RedemptionShare> shares = new ArrayList<>();
        for (EntryRecord.Part part : use.parts()) {
            Profile owner = attempt.requireProfile(part.profile());
            if (owner.absence().filter(Absence.ERASING::equals).isEmpty()) {
                shares.add(new RedemptionShare(owner.id(), entries(attempt, part)));
                if (!owner.id().equals(wish.profile())) {
                    owners.add(owner);
                }
            }
        }
        if (shares.isEmpty()) {
            throw noRedemption();
        }
        WalletDesk desk = WalletDesk.ofProfiles(attempt, policy, owners);
        PointsAnswer answer = book(
                attempt,
                desk,
                wish,
                booking -> booking.refundRedemption(shares, wish.points(), use.givenBack(), wish.details()));
        if (answer.isBooked()) {
            RecordKey key = attempt.layout().entry(redemption);
            EntryRecord record = attempt.workspace().get(key, EntryRecord.class);
            if (record != null) {
                attempt.workspace().put(key, record.replacing(use, use.withGivenBack(wish.points())));
            }
        }
        return answer;
    }

    private static NotFoundException noRedemption() {
        return new NotFoundException("a redemption with this id");
    }

    /** Whether a profile of the persona took part. */
    private static boolean concerns(Attempt attempt, EntryRecord.Use use, PersonaId current) {
        List<ProfileId> members = attempt.requirePersona(current).members();
        return members.contains(use.profile())
                || use.parts().stream().anyMatch(part -> members.contains(part.profile()));
    }

    static List<LedgerEntry> entries(Attempt attempt, EntryRecord.Part part) {
        return LongStream.range(part.first(), part.first() + part.count())
                .mapToObj(sequence -> entry(attempt, part.profile(), sequence))
                .toList();
    }

    /** An entry of a ledger. */
    static LedgerEntry entry(Attempt attempt, ProfileId profile, long sequence) {
        LedgerPage page = attempt.workspace()
                .get(attempt.layout().ledger(profile, LedgerPage.numberOf(sequence)), LedgerPage.class);
        int place = (int) (sequence % LedgerPage.SIZE);
        if (page == null || page.entries().size() <= place) {
            throw new StaleReadException();
        }
        return page.entries().get(place);
    }

    /**
     * Takes the persona into the program, by the profile of this id, or out of it, by all its profiles. Orders that earned nothing
     * as it was no member earn once it is.
     *
     * @return whether it changed anything
     */
    public boolean member(Optional<String> operationId, String digest, PersonaId given, boolean member) {
        int changed = upkeep.prepared(() ->
                        transactions.once(operationId, digest, ProfileEdits.Edited.class, attempt -> {
                            PersonaId current = requireSeen(attempt, given);
                            WalletDesk desk = WalletDesk.ofPersona(attempt, policy, current);
                            desk.requireReady();
                            int changes =
                                    member ? join(attempt, desk, ProfileId.of(given.value())) : leave(attempt, desk);
                            if (changes > 0) {
                                act.noteUnlessMachine(attempt, given, "done");
                            }
                            return new ProfileEdits.Edited(changes);
                        }))
                .changed();
        if (member) {
            upkeep.accrueAll(given);
        }
        return changed > 0;
    }

    private int join(Attempt attempt, WalletDesk desk, ProfileId profile) {
        if (desk.record(profile).isMember()) {
            return 0;
        }
        desk.join(profile, new Membership(true, attempt.now(), act.actor()));
        return 1;
    }

    private int leave(Attempt attempt, WalletDesk desk) {
        int changes = 0;
        for (ProfileId one : new TreeSet<>(desk.records().keySet())) {
            if (desk.record(one).isMember()) {
                desk.put(one, desk.record(one).with(new Membership(false, attempt.now(), act.actor())));
                changes++;
            }
        }
        return changes;
    }
}
