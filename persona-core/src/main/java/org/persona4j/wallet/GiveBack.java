package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lots of one class that a redemption took from one profile, the one taken last first. Not thread-safe. */
final class GiveBack {
    /** The order in which lots get their points back: the opposite of that in which they were taken from. */
    static final Comparator<GiveBack> ORDER = Comparator.comparing(GiveBack::lastDayThen)
            .thenComparing(taken -> taken.lot().at())
            .thenComparing(taken -> taken.lot().entryId())
            .thenComparing(taken -> taken.account.profileKey())
            .reversed();

    private final Account account;
    private final LotClass lotClass;
    private final Optional<LocalDate> touchedOn;
    private final List<LotRun> runs;
    private @Nullable Lot lot;
    private Points taken = Points.ZERO;
    private long position;
    private long untilNext;
    private long joinsAt = -1;

    private GiveBack(Account account, LotClass lotClass, Optional<LocalDate> touchedOn, List<LotRun> runs) {
        this.account = account;
        this.lotClass = lotClass;
        this.touchedOn = touchedOn;
        this.runs = new ArrayList<>(runs);
        this.runs.sort(Comparator.comparingLong(LotRun::first));
        start();
    }

    /** What a redemption took from one profile, by classes. */
    static List<GiveBack> of(Account account, RedemptionShare share) {
        TreeSet<LotClass> classes = new TreeSet<>();
        share.entries().forEach(entry -> classes.addAll(entry.took().keySet()));
        Optional<LocalDate> touchedOn = share.entries().get(0).touchedOn();
        return classes.stream()
                .map(lotClass -> new GiveBack(
                        account,
                        lotClass,
                        touchedOn,
                        share.entries().stream()
                                .flatMap(entry -> entry.took().getOrDefault(lotClass, List.of()).stream())
                                .toList()))
                .toList();
    }

    private void start() {
        if (!runs.isEmpty()) {
            untilNext = runs.get(runs.size() - 1).last() + 1;
            position = untilNext - 1;
        }
    }

    /** Whether there is another lot. */
    boolean hasMore() {
        return peek() != null;
    }

    private @Nullable Lot peek() {
        while (lot == null && !runs.isEmpty()) {
            LotRun run = runs.get(runs.size() - 1);
            if (position < run.first()) {
                runs.remove(runs.size() - 1);
                start();
            } else {
                lot = account.lot(position, lotClass, position);
                position--;
                if (lot != null) {
                    taken = run.isSingle() ? run.points() : lot.openedWith();
                }
            }
        }
        return lot;
    }

    /** The next lot. */
    Lot lot() {
        return Objects.requireNonNull(peek(), "no lot is left");
    }

    /** How much was taken from it. */
    Points taken() {
        peek();
        return taken;
    }

    /** Goes on to the next lot. */
    void skip() {
        untilNext = lot().sequence();
        lot = null;
    }

    private LocalDate lastDayThen() {
        return lotClass.life().lastDay(account.day(lot().at()), touchedOn).orElse(LocalDate.MAX);
    }

    /**
     * Gives points back to the next lot; if it has expired, a new lot of the same life gets them. So it does if the lot cannot hold
     * them, which is so only if the order in which lots expire changed meanwhile, with the zone.
     */
    void give(Points points, Instant now, Draft draft) {
        Lot to = lot();
        Points back = account.isExpired(to, now)
                ? Points.ZERO
                : points.min(to.openedWith().minus(to.left()));
        if (back.isPositive()) {
            Draft.put(account, to, to.left().plus(back), untilNext);
            boolean whole = to.left().isZero() && back.equals(to.openedWith());
            draft.share(account)
                    .gaveBack(lotClass, new LotRun(to.sequence(), to.sequence(), back), whole && joinsAt == untilNext);
            joinsAt = whole ? to.sequence() : -1;
        }
        if (points.compareTo(back) > 0) {
            draft.share(account).opens(lotClass.life(), points.minus(back));
        }
    }
}
