package org.persona4j.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one booking does to one profile, while it is put together. What it took, gave back and owes is in the profile's wallet
 * already; the lots it opens are not, as they are known by the entries. Not thread-safe.
 */
final class Share {
    private final SortedMap<LotClass, List<LotRun>> took = new TreeMap<>();
    private final SortedMap<LotClass, List<LotRun>> gaveBack = new TreeMap<>();
    private final SortedMap<LotLife, Points> opens = new TreeMap<>();
    private Points debtChange = Points.ZERO;

    void took(LotClass lotClass, List<LotRun> runs) {
        took.computeIfAbsent(lotClass, any -> new ArrayList<>()).addAll(runs);
    }

    /** Notes what was given back; a whole lot is told in one row with the whole one after it. */
    void gaveBack(LotClass lotClass, LotRun run, boolean joins) {
        List<LotRun> runs = gaveBack.computeIfAbsent(lotClass, any -> new ArrayList<>());
        if (joins) {
            LotRun after = runs.remove(0);
            runs.add(0, new LotRun(run.first(), after.last(), run.points().plus(after.points())));
        } else {
            runs.add(0, run);
        }
    }

    void opens(LotLife life, Points points) {
        opens.merge(life, points, Points::plus);
    }

    void owes(Points points) {
        debtChange = debtChange.plus(points);
    }

    Points debtChange() {
        return debtChange;
    }

    /** What is in the wallet already. */
    Points booked() {
        return sum(gaveBack).minus(sum(took)).minus(debtChange);
    }

    /** All of it. */
    Points points() {
        return opens.values().stream().reduce(booked(), Points::plus);
    }

    boolean isEmpty() {
        return took.isEmpty() && gaveBack.isEmpty() && opens.isEmpty() && debtChange.isZero();
    }

    private static Points sum(SortedMap<LotClass, List<LotRun>> lots) {
        return lots.values().stream().flatMap(List::stream).map(LotRun::points).reduce(Points.ZERO, Points::plus);
    }

    /** This share in parts, each small enough for an entry and opening one lot at most; at least one. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(debtChange));
        took.forEach((lotClass, runs) -> runs.forEach(run -> roomy(parts)
                .took
                .computeIfAbsent(lotClass, any -> new ArrayList<>())
                .add(run)));
        gaveBack.forEach((lotClass, runs) -> runs.forEach(run -> roomy(parts)
                .gaveBack
                .computeIfAbsent(lotClass, any -> new ArrayList<>())
                .add(run)));
        int at = 0;
        for (Map.Entry<LotLife, Points> lot : opens.entrySet()) {
            if (at == parts.size()) {
                parts.add(new Part(Points.ZERO));
            }
            Part part = parts.get(at++);
            part.life = lot.getKey();
            part.openedWith = lot.getValue();
        }
        return parts;
    }

    private static Part roomy(List<Part> parts) {
        Part last = parts.get(parts.size() - 1);
        if (last.runs++ < LedgerEntry.MAX_RUNS) {
            return last;
        }
        Part next = new Part(Points.ZERO);
        next.runs = 1;
        parts.add(next);
        return next;
    }

    /** What one entry tells of a share. */
    static final class Part {
        private final SortedMap<LotClass, List<LotRun>> took = new TreeMap<>();
        private final SortedMap<LotClass, List<LotRun>> gaveBack = new TreeMap<>();
        private final Points debtChange;
        private @Nullable LotLife life;
        private Points openedWith = Points.ZERO;
        private int runs;

        private Part(Points debtChange) {
            this.debtChange = debtChange;
        }

        Points points() {
            return openedWith.plus(sum(gaveBack)).minus(sum(took)).minus(debtChange);
        }

        void tell(LedgerEntry.Builder entry) {
            entry.points(points()).took(took).gaveBack(gaveBack).life(Optional.ofNullable(life));
            if (!debtChange.isZero()) {
                entry.debtChange(debtChange);
            }
        }
    }
}
