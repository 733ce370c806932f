package org.persona4j;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.Reversed;

/**
 * Points as a child would keep them: a list of lots, each with what is left in it and the last day it lives, what each profile owes,
 * and a list of all that ever happened. Time is told of expiry day by day. Not thread-safe.
 */
final class PlainLots {
    /** Points that came together. */
    static final class Lot {
        private final ProfileId profile;
        private final EntryKind kind;
        private final LotLife life;
        private final Instant at;
        private final String entryId;
        private LocalDate lastDay;
        private Points left;
        private Points expired = Points.ZERO;

        private Lot(
                ProfileId profile,
                EntryKind kind,
                LotLife life,
                Instant at,
                String entryId,
                LocalDate lastDay,
                Points left) {
            this.profile = profile;
            this.kind = kind;
            this.life = life;
            this.at = at;
            this.entryId = entryId;
            this.lastDay = lastDay;
            this.left = left;
        }

        Points left() {
            return left;
        }

        Points expired() {
            return expired;
        }

        LotLife life() {
            return life;
        }

        ProfileId profile() {
            return profile;
        }
    }

    /** That points of a profile came or went. */
    record Line(Instant at, String id, EntryKind kind, ProfileId profile, Points points) {}

    /** How many points were taken from a lot. */
    record Taking(Lot lot, Points points) {}

    /** One thing that happens, while it is put together: who has a share in it, and which. */
    static final class Happening {
        private final String id;
        private final EntryKind kind;
        private final SortedMap<ProfileId, Points> shares = new TreeMap<>();
        private final SortedMap<ProfileId, SortedMap<LotLife, Points>> opened = new TreeMap<>();
        private final List<Taking> takings = new ArrayList<>();
        private Points debtChange = Points.ZERO;
        private Points writtenOff = Points.ZERO;
        private Reversed reversed = Reversed.NOTHING;

        Happening(String id, EntryKind kind) {
            this.id = id;
            this.kind = kind;
        }

        List<Taking> takings() {
            return takings;
        }

        void writesOff(Points points) {
            writtenOff = points;
        }

        void reverses(Reversed all) {
            reversed = all;
        }

        private void share(ProfileId profile, Points points) {
            shares.merge(profile, points, Points::plus);
        }
    }

    private static final Comparator<Lot> FIRST_TO_GO = Comparator.comparing((Lot lot) -> lot.lastDay)
            .thenComparing(lot -> lot.at)
            .thenComparing(lot -> lot.entryId);

    private final LoyaltyPolicy policy;
    private final TestClock clock;
    private final Map<ProfileId, String> keys = new TreeMap<>();
    private final List<Lot> lots = new ArrayList<>();
    private final SortedMap<ProfileId, Points> debts = new TreeMap<>();
    private final Map<ProfileId, Instant> lastAt = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();

    PlainLots(LoyaltyPolicy policy, TestClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** A profile begins, with the key that orders it among others. */
    void begin(ProfileId profile, String key) {
        keys.put(profile, key);
        debts.put(profile, Points.ZERO);
    }

    LocalDate today() {
        return policy.dayOf(clock.instant());
    }

    /** Lets expire what has not lived to see this day. */
    void settle() {
        for (Lot lot : lots) {
            if (isDead(lot) && lot.left.isPositive()) {
                Instant end =
                        lot.lastDay.plusDays(1).atStartOfDay(policy.zone()).toInstant();
                lines.add(
                        new Line(end, "expiry:" + lot.profile, EntryKind.EXPIRATION, lot.profile, lot.left.negated()));
                lot.expired = lot.left;
                lot.left = Points.ZERO;
            }
        }
    }

    boolean isDead(Lot lot) {
        return lot.lastDay.isBefore(today());
    }

    /** A transaction on a day: it prolongs what transactions prolong and is alive, of whoever has something left of it. */
    void touch(Set<ProfileId> persona, LocalDate day) {
        for (ProfileId profile : persona) {
            List<Lot> alive = lots.stream()
                    .filter(lot -> lot.profile.equals(profile) && !isDead(lot))
                    .filter(lot -> lot.life.rule() == LotLife.Rule.INACTIVITY)
                    .toList();
            if (alive.stream().anyMatch(lot -> lot.left.isPositive())) {
                for (Lot lot : alive) {
                    LocalDate prolonged = day.plusDays(lot.life.days());
                    lot.lastDay = prolonged.isAfter(lot.lastDay) ? prolonged : lot.lastDay;
                }
            }
        }
    }

    /** Takes points out of lots of a persona, as far as there are any; tells how many there were. */
    Points take(Set<ProfileId> persona, Points amount, Happening what) {
        List<Lot> open = new ArrayList<>(lots);
        open.removeIf(lot -> !persona.contains(lot.profile) || !lot.left.isPositive());
        open.sort(FIRST_TO_GO.thenComparing(lot -> keys.getOrDefault(lot.profile, "")));
        Points wanted = amount;
        for (Lot lot : open) {
            wanted = wanted.minus(takeFrom(lot, wanted, what));
        }
        return amount.minus(wanted);
    }

    /** Takes points out of a lot, as far as there are any; tells how many there were. */
    Points takeFrom(Lot lot, Points amount, Happening what) {
        Points taken = amount.min(lot.left);
        if (taken.isPositive()) {
            lot.left = lot.left.minus(taken);
            what.takings.add(new Taking(lot, taken));
            what.share(lot.profile, taken.negated());
        }
        return taken;
    }

    /** Gives points back to a lot; if it is dead, to a new one that lives as long. */
    void giveBack(Lot lot, Points points, Happening what) {
        if (isDead(lot)) {
            open(lot.profile, lot.life, points, what);
        } else {
            lot.left = lot.left.plus(points);
            what.share(lot.profile, points);
        }
    }

    /** Opens a lot of a profile. */
    void open(ProfileId profile, LotLife life, Points points, Happening what) {
        what.opened.computeIfAbsent(profile, any -> new TreeMap<>()).merge(life, points, Points::plus);
        what.share(profile, points);
    }

    /** Has a profile owe more, or less if below zero. */
    void owe(ProfileId profile, Points more, Happening what) {
        if (!more.isZero()) {
            debts.merge(profile, more, Points::plus);
            what.debtChange = what.debtChange.plus(more);
            what.share(profile, more.negated());
        }
    }

    Points debt(ProfileId profile) {
        return debts.getOrDefault(profile, Points.ZERO);
    }

    /** Ends a happening: notes it in the ledgers. Tells what is answered, given all whose wallets were looked at. */
    BookingOutcome.Booked book(Happening what, Set<ProfileId> wallets, ProfileId otherwise) {
        if (what.shares.isEmpty()) {
            what.share(otherwise, Points.ZERO);
        }
        Instant at = moment(wallets);
        what.shares.forEach((profile, points) -> {
            lines.add(new Line(at, what.id, what.kind, profile, points));
            lastAt.put(profile, at);
        });
        what.opened.forEach((profile, lives) -> lives.forEach((life, points) -> {
            LocalDate lastDay = life.rule() == LotLife.Rule.NEVER ? LocalDate.MAX : today().plusDays(life.days());
            lots.add(new Lot(profile, what.kind, life, at, what.id, lastDay, points));
        }));
        return new BookingOutcome.Booked(
                what.id,
                what.kind,
                sum(what.shares.values()),
                at,
                List.copyOf(what.shares.keySet()),
                what.debtChange,
                what.writtenOff,
                what.reversed,
                balance(wallets));
    }

    private Instant moment(Set<ProfileId> wallets) {
        Instant moment = clock.instant();
        for (ProfileId profile : wallets) {
            @Nullable Instant last = lastAt.get(profile);
            if (last != null && !moment.isAfter(last)) {
                moment = last.plus(1, ChronoUnit.MICROS);
            }
        }
        return moment;
    }

    /** The lot that was opened last. */
    Lot lastLot() {
        return lots.get(lots.size() - 1);
    }

    private static Points sum(Collection<Points> all) {
        return all.stream().reduce(Points.ZERO, Points::plus);
    }

    /** What is in the lots of these, without what they owe. */
    Points balance(Set<ProfileId> profiles) {
        return inLots(profiles).minus(owed(profiles));
    }

    Points inLots(Set<ProfileId> profiles) {
        return sum(lots.stream()
                .filter(lot -> profiles.contains(lot.profile))
                .map(Lot::left)
                .toList());
    }

    Points owed(Set<ProfileId> profiles) {
        return sum(profiles.stream().map(this::debt).toList());
    }

    /** What there is on a day to come if nothing more happens. */
    Points balanceOn(LocalDate day, Set<ProfileId> profiles) {
        List<Lot> alive = lots.stream()
                .filter(lot -> profiles.contains(lot.profile) && !lot.lastDay.isBefore(day))
                .toList();
        return sum(alive.stream().map(Lot::left).toList()).minus(owed(profiles));
    }

    /** What there was after all that happened up to a moment. */
    Points balanceAt(Instant moment, Set<ProfileId> profiles) {
        return sum(lines(profiles).stream()
                .filter(line -> !line.at.isAfter(moment))
                .map(Line::points)
                .toList());
    }

    /** What is left, by the last day and why it came. */
    SortedMap<String, Points> open(Set<ProfileId> profiles) {
        SortedMap<String, Points> open = new TreeMap<>();
        for (Lot lot : lots) {
            if (profiles.contains(lot.profile) && lot.left.isPositive()) {
                open.merge(lot.kind + " " + lot.lastDay, lot.left, Points::plus);
            }
        }
        return open;
    }

    /** All that happened to these. */
    List<Line> lines(Set<ProfileId> profiles) {
        return lines.stream().filter(line -> profiles.contains(line.profile)).toList();
    }
}
