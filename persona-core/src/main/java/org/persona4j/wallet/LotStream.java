package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The lots of one class of one wallet in which something is left, in the order in which they are taken from; and what was taken
 * from them. Reads no page of the ledger before it is needed. Not thread-safe; nobody else changes these lots meanwhile.
 */
final class LotStream {
    /** The order in which lots are taken from: those that expire first, then the older ones. */
    static final Comparator<LotStream> ORDER = Comparator.comparing(LotStream::lastDay)
            .thenComparing(stream -> stream.first().at())
            .thenComparing(stream -> stream.first().entryId())
            .thenComparing(stream -> stream.account.profileKey());

    private final Account account;
    private final LotClass lotClass;
    private final OpenLots open;
    private final List<LotRun> taken = new ArrayList<>();
    private Points sum = Points.ZERO;
    private @Nullable LotRun wholeRow;
    private @Nullable Lot last;
    private Points leftInLast = Points.ZERO;
    private int range;
    private long position;
    private @Nullable Lot first;

    LotStream(Account account, LotClass lotClass) {
        this.account = account;
        this.lotClass = lotClass;
        this.open = account.wallet().lots(lotClass);
    }

    /** The streams of all classes in which something is left. */
    static List<LotStream> of(Account account) {
        return account.wallet().lots().entrySet().stream()
                .filter(entry -> entry.getValue().sum().isPositive())
                .map(entry -> new LotStream(account, entry.getKey()))
                .toList();
    }

    LotClass lotClass() {
        return lotClass;
    }

    /** Whether there is another lot. */
    boolean hasMore() {
        return peek() != null;
    }

    private @Nullable Lot peek() {
        if (first == null) {
            first = find();
        }
        return first;
    }

    /** The next lot. */
    Lot first() {
        return Objects.requireNonNull(peek(), "no lot is left");
    }

    /** The last day of the next lot; the last of all days if it never expires. */
    LocalDate lastDay() {
        return account.lastDay(lotClass, first().at()).orElse(LocalDate.MAX);
    }

    /** A day before which no lot expires, without looking for it; the last of all days if none ever does. */
    LocalDate noneExpiresBefore() {
        Optional<Instant> since = open.since();
        return since.flatMap(at -> account.lastDay(lotClass, at)).orElse(LocalDate.MAX);
    }

    /** Takes points from the next lot, at most all that is left in it. */
    Points take(Points most) {
        Lot lot = first();
        Points points = most.min(lot.left());
        boolean isWhole = points.equals(lot.openedWith());
        LotRun row = isWhole ? new LotRun(lot.from(), lot.sequence(), points) : LotRun.of(lot.sequence(), points);
        LotRun before = wholeRow;
        if (isWhole && before != null && before.last() + 1 == row.first()) {
            row = new LotRun(before.first(), row.last(), before.points().plus(points));
            taken.remove(taken.size() - 1);
        }
        taken.add(row);
        wholeRow = isWhole ? row : null;
        sum = sum.plus(points);
        last = lot;
        leftInLast = lot.left().minus(points);
        first = leftInLast.isZero() ? null : first;
        return points;
    }

    /** Takes, of a stream not yet taken from, all lots whose last day is that one or an earlier one; those that never expire if it is the last of all days. */
    void takeThrough(LocalDate day) {
        if (open.whole().size() <= 1 && !latestLastDay().isAfter(day)) {
            takeAllUnread();
            return;
        }
        while (hasMore() && !lastDay().isAfter(day)) {
            take(first().left());
        }
    }

    /** Takes everything, of which one row of whole lots at most: so what is in the row is known without looking. */
    private void takeAllUnread() {
        sum = open.sum();
        Points inRow = sum;
        for (Map.Entry<Long, Points> part : open.parts().entrySet()) {
            taken.add(LotRun.of(part.getKey(), part.getValue()));
            inRow = inRow.minus(part.getValue());
        }
        if (inRow.isPositive()) {
            SequenceRange row = open.whole().get(0);
            taken.add(new LotRun(row.from(), row.to() - 1, inRow));
        }
    }

    /** A day after which no lot expires; the last of all days if that is not known. */
    LocalDate latestLastDay() {
        return open.lastOpenedAt().flatMap(at -> account.lastDay(lotClass, at)).orElse(LocalDate.MAX);
    }

    /** Adds what is left to the points of each last day. */
    void tell(SortedMap<LocalDate, Points> days) {
        LocalDate day = noneExpiresBefore();
        if (day.equals(latestLastDay())) {
            days.merge(day, open.sum(), Points::plus);
            return;
        }
        while (hasMore()) {
            LocalDate last = lastDay();
            days.merge(last, take(first().left()), Points::plus);
        }
    }

    /** Puts into the wallet and the share what was taken. The stream is of no use any more. */
    void book(Share share) {
        if (sum.isZero()) {
            return;
        }
        Lot end = last;
        OpenLots left = end == null ? open.emptied() : open.takenUpTo(end.sequence(), leftInLast, sum, end.at());
        account.set(account.wallet().having(lotClass, left));
        share.took(lotClass, taken);
    }

    private @Nullable Lot find() {
        while (true) {
            SortedMap<Long, Points> parts = open.parts().tailMap(position);
            Long part = parts.isEmpty() ? null : parts.firstKey();
            SequenceRange next = range < open.whole().size() ? open.whole().get(range) : null;
            if (next != null && (part == null || next.from() < part)) {
                Lot lot = findIn(next);
                if (lot != null) {
                    return lot;
                }
                range++;
            } else if (part != null) {
                position = part + 1;
                return account.lot(part, lotClass, part);
            } else {
                return null;
            }
        }
    }

    private @Nullable Lot findIn(SequenceRange within) {
        long from = Math.max(position, within.from());
        for (long at = from; at < within.to(); at++) {
            Lot lot = account.lot(at, lotClass, from);
            if (lot != null) {
                position = at + 1;
                return lot;
            }
        }
        position = Math.max(position, within.to());
        return null;
    }
}
