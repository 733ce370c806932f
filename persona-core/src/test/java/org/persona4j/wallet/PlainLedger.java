package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.BookingOutcome.Reason;

/** What points are, written down plainly: every lot by itself in one list, looked through from end to end each time. */
final class PlainLedger {
    /** Points that came together. */
    static final class PlainLot {
        final ProfileId profile;
        final String id;
        final EntryKind kind;
        final LotLife life;
        final Instant at;
        final long openedWith;
        long left;
        long expired;
        LocalDate touchedOn;
        boolean isDead;

        PlainLot(ProfileId profile, String id, EntryKind kind, LotLife life, Instant at, long points, LocalDate day) {
            this.profile = profile;
            this.id = id;
            this.kind = kind;
            this.life = life;
            this.at = at;
            this.openedWith = points;
            this.left = points;
            this.touchedOn = day;
        }

        PlainLot copy() {
            PlainLot copy = new PlainLot(profile, id, kind, life, at, openedWith, touchedOn);
            copy.left = left;
            copy.expired = expired;
            copy.isDead = isDead;
            return copy;
        }

        LocalDate lastDay() {
            return life.rule() == LotLife.Rule.NEVER ? LocalDate.MAX : touchedOn.plusDays(life.days());
        }
    }

    /** A line of the ledger of one profile. */
    record Line(ProfileId profile, String id, EntryKind kind, Instant at, long points) {}

    /** Points of one lot, known by its place in the list. */
    record Taken(int lot, long points) {}

    /** What became of a call: why it was refused, or null and what was booked. */
    record Answer(@Nullable Reason refused, long most, long points, long debtChange, long writtenOff, long balance) {}

    final ZoneId zone;
    final List<PlainLot> lots = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    final Map<ProfileId, Long> debts = new TreeMap<>();
    final Map<ProfileId, LocalDate> touchedOn = new HashMap<>();
    final Map<String, List<Taken>> redeemed = new HashMap<>();
    final Map<String, Long> givenBack = new HashMap<>();
    final Map<String, Long> askedBack = new HashMap<>();
    final Map<String, Long> toldExpired = new HashMap<>();

    PlainLedger(ZoneId zone) {
        this.zone = zone;
    }

    PlainLedger copy() {
        PlainLedger copy = new PlainLedger(zone);
        lots.forEach(lot -> copy.lots.add(lot.copy()));
        copy.lines.addAll(lines);
        copy.debts.putAll(debts);
        copy.touchedOn.putAll(touchedOn);
        copy.redeemed.putAll(redeemed);
        copy.givenBack.putAll(givenBack);
        copy.askedBack.putAll(askedBack);
        copy.toldExpired.putAll(toldExpired);
        return copy;
    }

    // what there is

    long debt(ProfileId profile) {
        return debts.getOrDefault(profile, 0L);
    }

    long balance(Set<ProfileId> profiles) {
        long inLots = lots.stream()
                .filter(lot -> profiles.contains(lot.profile))
                .mapToLong(lot -> lot.left)
                .sum();
        return inLots - profiles.stream().mapToLong(this::debt).sum();
    }

    @Nullable Instant last(ProfileId profile) {
        return lines.stream()
                .filter(line -> line.profile.equals(profile))
                .map(Line::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Instant end(PlainLot lot) {
        return lot.lastDay().equals(LocalDate.MAX)
                ? Instant.MAX
                : lot.lastDay().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private boolean isDead(PlainLot lot, Instant now) {
        return lot.isDead || !end(lot).isAfter(now);
    }

    // time

    /** When what is done now to profiles is booked. */
    Instant moment(Set<ProfileId> profiles, Instant now) {
        Instant at = now;
        for (ProfileId profile : profiles) {
            Instant last = last(profile);
            if (last != null && !last.isBefore(at)) {
                at = last.plus(1, ChronoUnit.MICROS);
            }
        }
        return at;
    }

    /** Lets points of profiles expire, and tells when what comes next is booked. */
    Instant pass(Set<ProfileId> profiles, Instant now) {
        Instant at;
        do {
            at = moment(profiles, now);
        } while (expire(profiles, at));
        return at;
    }

    /** Lets points of profiles expire up to a moment; tells whether any did. */
    boolean expire(Set<ProfileId> profiles, Instant until) {
        Map<Instant, Map<ProfileId, Long>> sums = new TreeMap<>();
        for (PlainLot lot : lots) {
            if (profiles.contains(lot.profile) && lot.left > 0 && !end(lot).isAfter(until)) {
                sums.computeIfAbsent(end(lot), any -> new TreeMap<>()).merge(lot.profile, lot.left, Long::sum);
                lot.expired = lot.left;
                lot.left = 0;
            }
        }
        sums.forEach((end, shares) -> shares.forEach((profile, points) ->
                lines.add(new Line(profile, "expiry:" + profile.value(), EntryKind.EXPIRATION, end, -points))));
        return !sums.isEmpty();
    }

    void touch(Set<ProfileId> profiles, LocalDate day, Instant now) {
        Instant at = pass(profiles, now);
        LocalDate today = LocalDate.ofInstant(at, zone);
        LocalDate touched = day.isAfter(today) ? today : day;
        for (ProfileId profile : profiles) {
            List<PlainLot> prolonged = lots.stream()
                    .filter(lot -> lot.profile.equals(profile) && lot.life.rule() == LotLife.Rule.INACTIVITY)
                    .toList();
            LocalDate before = touchedOn.get(profile);
            if (prolonged.stream().anyMatch(lot -> lot.left > 0) && (before == null || touched.isAfter(before))) {
                touchedOn.put(profile, touched);
                for (PlainLot lot : prolonged) {
                    if (isDead(lot, at)) {
                        lot.isDead = true;
                    } else if (touched.isAfter(lot.touchedOn)) {
                        lot.touchedOn = touched;
                    }
                }
            }
        }
    }

    // calls

    private final Map<ProfileId, Long> shares = new TreeMap<>();
    private long debtChange;

    private void share(ProfileId profile, long points) {
        shares.merge(profile, points, Long::sum);
    }

    private void owe(ProfileId profile, long more) {
        if (more != 0) {
            debts.merge(profile, more, Long::sum);
            debtChange += more;
            share(profile, -more);
        }
    }

    private void open(ProfileId profile, String id, EntryKind kind, LotLife life, Instant at, long points) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        LocalDate touched = touchedOn.get(profile);
        boolean isLater = life.rule() == LotLife.Rule.INACTIVITY && touched != null && touched.isAfter(day);
        lots.add(new PlainLot(profile, id, kind, life, at, points, isLater ? Objects.requireNonNull(touched) : day));
        share(profile, points);
    }

    private List<Taken> take(Set<ProfileId> profiles, long amount) {
        List<PlainLot> order = new ArrayList<>(lots);
        order.removeIf(lot -> !profiles.contains(lot.profile) || lot.left == 0);
        order.sort(Comparator.comparing(PlainLot::lastDay)
                .thenComparing(lot -> lot.at)
                .thenComparing(lot -> lot.id)
                .thenComparing(lot -> Act.key(lot.profile)));
        List<Taken> taken = new ArrayList<>();
        long missing = amount;
        for (PlainLot lot : order) {
            long points = Math.min(missing, lot.left);
            if (points > 0) {
                lot.left -= points;
                missing -= points;
                share(lot.profile, -points);
                taken.add(new Taken(lots.indexOf(lot), points));
            }
        }
        return taken;
    }

    private static long sum(List<Taken> taken) {
        return taken.stream().mapToLong(Taken::points).sum();
    }

    private Answer booked(
            Set<ProfileId> held, ProfileId named, String id, EntryKind kind, Instant at, long writtenOff) {
        if (shares.isEmpty()) {
            share(named, 0);
        }
        long points = shares.values().stream().mapToLong(Long::longValue).sum();
        shares.forEach((profile, share) -> lines.add(new Line(profile, id, kind, at, share)));
        Answer answer = new Answer(null, 0, points, debtChange, writtenOff, balance(held));
        shares.clear();
        debtChange = 0;
        return answer;
    }

    private Answer refused(Set<ProfileId> held, Reason reason, long most) {
        return new Answer(reason, most, 0, 0, 0, balance(held));
    }

    Answer credit(
            Set<ProfileId> held, ProfileId named, String id, EntryKind kind, long points, LotLife life, Instant now) {
        Instant at = pass(held, now);
        long settles = Math.min(points, debt(named));
        owe(named, -settles);
        if (points > settles) {
            open(named, id, kind, life, at, points - settles);
        }
        return booked(held, named, id, kind, at, 0);
    }

    Answer adjust(Set<ProfileId> held, ProfileId named, String id, long amount, BelowZero rule, Instant now) {
        Instant at = pass(held, now);
        long there = Math.max(0, balance(held));
        if (rule == BelowZero.REFUSE && amount > there) {
            return refused(held, Reason.BELOW_ZERO, there);
        }
        long wanted = rule == BelowZero.ALLOW ? amount : Math.min(amount, there);
        owe(named, wanted - sum(take(held, wanted)));
        return booked(held, named, id, EntryKind.ADJUSTMENT, at, amount - wanted);
    }

    Answer redeem(Set<ProfileId> held, ProfileId named, String id, long amount, Instant now) {
        Instant at = pass(held, now);
        long there = Math.max(0, balance(held));
        if (amount > there) {
            return refused(held, Reason.INSUFFICIENT, there);
        }
        redeemed.put(id, take(held, amount));
        return booked(held, named, id, EntryKind.REDEMPTION, at, 0);
    }

    Answer zero(Set<ProfileId> held, ProfileId named, String id, Instant now) {
        Instant at = pass(held, now);
        for (ProfileId profile : held) {
            take(Set.of(profile), Long.MAX_VALUE);
            owe(profile, -debt(profile));
        }
        return booked(held, named, id, EntryKind.ZEROING, at, 0);
    }

    Set<ProfileId> ownersOf(String redemption) {
        Set<ProfileId> owners = new TreeSet<>();
        redeemed.getOrDefault(redemption, List.of()).forEach(taken -> owners.add(lots.get(taken.lot).profile));
        return owners;
    }

    Answer giveBack(Set<ProfileId> held, String redemption, String id, long amount, Instant now) {
        Instant at = pass(held, now);
        List<Taken> taken = new ArrayList<>(redeemed.getOrDefault(redemption, List.of()));
        long before = givenBack.getOrDefault(redemption, 0L);
        if (amount > sum(taken) - before) {
            return refused(held, Reason.BEYOND_REDEMPTION, sum(taken) - before);
        }
        Collections.reverse(taken);
        Map<ProfileId, Map<LotLife, Long>> anew = new TreeMap<>();
        long skip = before;
        long left = amount;
        for (Taken one : taken) {
            long skipped = Math.min(skip, one.points);
            long back = Math.min(left, one.points - skipped);
            skip -= skipped;
            left -= back;
            PlainLot lot = lots.get(one.lot);
            if (back > 0 && isDead(lot, at)) {
                anew.computeIfAbsent(lot.profile, any -> new TreeMap<>()).merge(lot.life, back, Long::sum);
            } else if (back > 0) {
                lot.left += back;
                share(lot.profile, back);
            }
        }
        anew.forEach((profile, lives) ->
                lives.forEach((life, points) -> open(profile, id, EntryKind.REDEMPTION_REFUND, life, at, points)));
        givenBack.merge(redemption, amount, Long::sum);
        return booked(held, held.iterator().next(), id, EntryKind.REDEMPTION_REFUND, at, 0);
    }

    Answer reverse(Set<ProfileId> held, Line earned, String id, long amount, RefundShortfall rule, Instant now) {
        Instant at = pass(held, now);
        long open = earned.points - askedBack.getOrDefault(earned.id, 0L);
        if (amount > open) {
            return refused(held, Reason.BEYOND_EARNED, open);
        }
        PlainLot own = lots.stream()
                .filter(lot -> lot.id.equals(earned.id))
                .findFirst()
                .orElse(null);
        long told = toldExpired.getOrDefault(earned.id, 0L);
        long gone = own == null ? 0 : Math.max(0, Math.min(open, own.expired - told));
        long expired = (amount * gone + open - 1) / open;
        long wanted = amount - expired;
        long ownPart = own == null ? 0 : Math.min(own.left, wanted);
        if (own != null && ownPart > 0) {
            own.left -= ownPart;
            share(own.profile, -ownPart);
        }
        long missing = wanted - ownPart;
        missing -= sum(take(held, missing));
        owe(earned.profile, rule == RefundShortfall.DEBT ? missing : 0);
        askedBack.merge(earned.id, amount, Long::sum);
        toldExpired.merge(earned.id, expired, Long::sum);
        return booked(held, earned.profile, id, EntryKind.EARNED, at, rule == RefundShortfall.DEBT ? 0 : missing);
    }
}
