package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.BookingOutcome.Booked;
import org.persona4j.wallet.BookingOutcome.Refused;
import org.persona4j.wallet.PlainLedger.Answer;
import org.persona4j.wallet.PlainLedger.Line;

/** A history played on real wallets and on the plain ledger at once. */
final class Replay {
    final WalletWorld world = new WalletWorld();
    PlainLedger plain;
    Instant now = WalletHistories.T0;

    private final ZoneId zone;
    private final Map<String, Reversed> reversed = new TreeMap<>();
    private final List<String> redemptions = new ArrayList<>();
    private final List<Line> earned = new ArrayList<>();
    private int calls;

    Replay(ZoneId zone) {
        this.zone = zone;
        this.plain = new PlainLedger(zone);
    }

    WalletPolicy policy(Act act) {
        return act.policy().zone(zone).build();
    }

    /** Does the same on both sides, and finds that both say the same of it. */
    void play(Act act) {
        now = now.plus(act.step());
        String id = String.format("e%04d", calls++);
        PlainLedger before = plain.copy();
        Set<ProfileId> held = new TreeSet<>(act.profiles());
        if (act.what() == Act.What.GIVE_BACK) {
            String redemption = pick(redemptions, act);
            if (redemption == null || plain.ownersOf(redemption).isEmpty()) {
                return;
            }
            held.addAll(plain.ownersOf(redemption));
        }
        if (act.what() == Act.What.REVERSE) {
            Line order = pick(earned, act);
            if (order == null) {
                return;
            }
            held.add(order.profile());
        }
        Booking booking = world.booking(held, policy(act), now);
        Answer answer = playPlain(act, held, id);
        BookingOutcome outcome = playReal(act, booking, id);
        if (answer == null || outcome == null) {
            world.store(booking);
            return;
        }
        assertSame(outcome, answer);
        if (outcome instanceof Refused) {
            plain = before;
            assertThat(booking.changed()).isEmpty();
            assertThat(booking.entries()).isEmpty();
        } else {
            world.store(booking);
            note(act, held, id);
        }
    }

    private static <T> @Nullable T pick(List<T> all, Act act) {
        return all.isEmpty() ? null : all.get(Math.max(0, all.size() - 1 - act.pick()));
    }

    private void note(Act act, Set<ProfileId> held, String id) {
        if (act.what() == Act.What.REDEEM) {
            redemptions.add(id);
        }
        if (act.what() == Act.What.EARN) {
            plain.lines.stream()
                    .filter(line -> line.id().equals(id) && held.contains(line.profile()))
                    .forEach(earned::add);
        }
    }

    private static void assertSame(BookingOutcome outcome, Answer answer) {
        assertThat(outcome.balance().hundredths()).isEqualTo(answer.balance());
        if (outcome instanceof Booked booked) {
            assertThat(answer.refused()).isNull();
            assertThat(booked.points().hundredths()).isEqualTo(answer.points());
            assertThat(booked.debtChange().hundredths()).isEqualTo(answer.debtChange());
            assertThat(booked.writtenOff().hundredths()).isEqualTo(answer.writtenOff());
        } else if (outcome instanceof Refused refused) {
            assertThat(answer.refused()).isEqualTo(refused.reason());
            assertThat(refused.most().hundredths()).isEqualTo(answer.most());
        }
    }

    private LocalDate day(Act act) {
        return LocalDate.ofInstant(now, zone).minusDays(act.pick() - 1L);
    }

    private @Nullable Answer playPlain(Act act, Set<ProfileId> held, String id) {
        WalletPolicy policy = policy(act);
        long points = act.points();
        return switch (act.what()) {
            case EARN ->
                plain.credit(held, act.profile(), id, EntryKind.EARNED, points, policy.life(EntryKind.EARNED), now);
            case BOOST ->
                plain.credit(held, act.profile(), id, EntryKind.BOOST, points, policy.life(EntryKind.BOOST), now);
            case ADJUST -> plain.adjust(held, act.profile(), id, points, policy.belowZero(), now);
            case REDEEM -> plain.redeem(held, act.profile(), id, points, now);
            case ZERO -> plain.zero(held, act.profile(), id, now);
            case GIVE_BACK -> plain.giveBack(held, picked(redemptions, act), id, points, now);
            case REVERSE -> plain.reverse(held, picked(earned, act), id, points, policy.refundShortfall(), now);
            case TOUCH -> {
                plain.touch(held, day(act), now);
                yield null;
            }
            case SETTLE -> {
                plain.pass(held, now);
                yield null;
            }
        };
    }

    private static <T> T picked(List<T> all, Act act) {
        T one = pick(all, act);
        assertThat(one).isNotNull();
        return Objects.requireNonNull(one);
    }

    private @Nullable BookingOutcome playReal(Act act, Booking booking, String id) {
        EntryDetails details = EntryDetails.of(id, WalletWorld.STAFF);
        Points points = act.amount();
        return switch (act.what()) {
            case EARN -> booking.credit(act.profile(), EntryKind.EARNED, points, details);
            case BOOST -> booking.credit(act.profile(), EntryKind.BOOST, points, details);
            case ADJUST -> booking.adjust(act.profile(), points.negated(), details);
            case REDEEM -> booking.redeem(act.profile(), points, details);
            case ZERO -> booking.zero(act.profile(), details);
            case GIVE_BACK -> {
                String redemption = picked(redemptions, act);
                List<RedemptionShare> shares = Act.PROFILES.stream()
                        .filter(profile -> plain.ownersOf(redemption).contains(profile))
                        .map(profile -> new RedemptionShare(profile, entries(profile, redemption)))
                        .toList();
                long before = plain.givenBack.getOrDefault(redemption, 0L) - givenNow(id, act);
                yield booking.refundRedemption(shares, points, Points.ofHundredths(before), details);
            }
            case REVERSE -> {
                Line order = picked(earned, act);
                Reversed before = reversed.getOrDefault(order.id(), Reversed.NOTHING);
                LedgerEntry entry = entries(order.profile(), order.id()).get(0);
                BookingOutcome outcome = booking.reverse(order.profile(), entry, points, before, details);
                if (outcome instanceof Booked booked) {
                    reversed.put(order.id(), booked.reversed());
                }
                yield outcome;
            }
            case TOUCH -> {
                booking.touch(day(act));
                yield null;
            }
            case SETTLE -> {
                int pending = booking.pendingExpirations();
                int settled = booking.settle(act.pick() + 1);
                assertThat(settled).isEqualTo(Math.min(pending, act.pick() + 1));
                booking.settle();
                assertThat(booking.pendingExpirations()).isZero();
                yield null;
            }
        };
    }

    /** What the plain ledger has given back just now, because it goes first. */
    private long givenNow(String id, Act act) {
        boolean isBooked = plain.lines.stream().anyMatch(line -> line.id().equals(id));
        return isBooked ? act.points() : 0;
    }

    private List<LedgerEntry> entries(ProfileId profile, String id) {
        return world.ledger(profile).stream()
                .filter(entry -> entry.id().equals(id))
                .toList();
    }

    /** Finds that both sides hold the same: lot by lot, line by line, debt by debt. */
    void assertSame() {
        for (ProfileId profile : Act.PROFILES) {
            ProfileWallet wallet = world.wallet(profile);
            assertThat(wallet.debt().hundredths()).isEqualTo(plain.debt(profile));
            assertThat(wallet.balance().hundredths()).isEqualTo(plain.balance(Set.of(profile)));
            assertThat(wallet.balance())
                    .isEqualTo(world.ledger(profile).stream()
                            .map(LedgerEntry::points)
                            .reduce(Points.ZERO, Points::plus));
            assertThat(lots(profile)).isEqualTo(plainLots(profile));
            assertThat(lines(profile)).isEqualTo(plainLines(profile));
        }
    }

    private List<String> lots(ProfileId profile) {
        return world.ledger(profile).stream()
                .filter(entry -> entry.life().isPresent())
                .map(entry -> entry.id() + " " + entry.lotClass().orElseThrow() + " " + entry.openedWith() + " "
                        + world.left(profile, entry))
                .sorted()
                .toList();
    }

    private List<String> plainLots(ProfileId profile) {
        return plain.lots.stream()
                .filter(lot -> lot.profile.equals(profile))
                .map(lot -> lot.id + " " + new LotClass(lot.kind, lot.life) + " " + Points.ofHundredths(lot.openedWith)
                        + " " + Points.ofHundredths(lot.left))
                .sorted()
                .toList();
    }

    private List<String> lines(ProfileId profile) {
        Map<String, Points> lines = new TreeMap<>();
        for (LedgerEntry entry : world.ledger(profile)) {
            String id = entry.kind() == EntryKind.EXPIRATION ? "expiry" : entry.id();
            lines.merge(entry.at() + " " + id + " " + entry.kind(), entry.points(), Points::plus);
        }
        return lines.entrySet().stream().map(Object::toString).toList();
    }

    private List<String> plainLines(ProfileId profile) {
        return plain.lines.stream()
                .filter(line -> line.profile().equals(profile))
                .map(line -> line.at() + " " + (line.kind() == EntryKind.EXPIRATION ? "expiry" : line.id()) + " "
                        + line.kind() + "=" + Points.ofHundredths(line.points()))
                .sorted()
                .toList();
    }

    /** A line of a timeline, told shortly; of expired points without the number in the id. */
    record Told(Instant at, String id, long points, long balanceAfter) implements Comparable<Told> {
        @Override
        public int compareTo(Told other) {
            return Comparator.comparing(Told::at).thenComparing(Told::id).compare(this, other);
        }
    }

    /** The lines that profiles have together at a moment, the last one first. */
    List<Told> plainTimeline(Set<ProfileId> profiles, Instant until) {
        PlainLedger then = plain.copy();
        then.expire(profiles, until);
        Map<Told, Long> sums = new TreeMap<>();
        then.lines.stream()
                .filter(line -> profiles.contains(line.profile()))
                .forEach(line -> sums.merge(new Told(line.at(), line.id(), 0, 0), line.points(), Long::sum));
        List<Told> lines = new ArrayList<>();
        long balance = 0;
        for (Map.Entry<Told, Long> sum : sums.entrySet()) {
            balance += sum.getValue();
            lines.add(0, new Told(sum.getKey().at, sum.getKey().id, sum.getValue(), balance));
        }
        return lines;
    }

    static Told told(TimelineLine line) {
        String id = line.kind() == EntryKind.EXPIRATION
                ? line.id().substring(0, line.id().lastIndexOf(':'))
                : line.id();
        return new Told(
                line.at(), id, line.points().hundredths(), line.balanceAfter().hundredths());
    }
}
