package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * What is left in the lots of one class of one wallet, told so shortly that thousands of untouched lots take no more room than
 * one.
 *
 * <p>A lot is known by the number of the ledger entry that opened it. In the lots of {@link #whole()} ranges is everything they were
 * opened with, in those of {@link #parts()} less, in all others nothing. Immutable, thread-safe, a value.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableOpenLots.class)
@JsonDeserialize(as = ImmutableOpenLots.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class OpenLots {
    private static final OpenLots NONE = new Builder().sum(Points.ZERO).build();

    /** How far a lot may stand from the one before it and be told in one range with it: further would be looked through in vain. */
    private static final long NEAR = 4L * LedgerPage.SIZE;

    /** How many ranges there may be before distance does not matter any more. */
    private static final int MANY = 32;

    OpenLots() {}

    /** Ranges of entries: the lots of the class that these opened are untouched. In order, apart from each other. */
    public abstract List<SequenceRange> whole();

    /** What is left in lots of which a part was taken, by the number of the entry; none of them is in a range. */
    @Value.NaturalOrder
    public abstract java.util.SortedMap<Long, Points> parts();

    /** All that is left. */
    public abstract Points sum();

    /** A time before which none of the lots in which something is left was opened. */
    public abstract Optional<Instant> since();

    /** The number of the entry that opened the latest lot. */
    public abstract Optional<Long> lastLot();

    /** When that lot was opened. */
    public abstract Optional<Instant> lastOpenedAt();

    /** For lots that transactions prolong: those opened on this day or before expired before the last one, and it did nothing for them. */
    public abstract Optional<LocalDate> expiredThrough();

    /** Checks that the ranges and parts are apart. */
    @Value.Check
    protected void check() {
        long end = -1;
        for (SequenceRange range : whole()) {
            if (range.from() <= end) {
                throw new IllegalArgumentException(
                        "whole has ranges that are not apart or out of order at " + range.from());
            }
            end = range.to();
        }
        for (Map.Entry<Long, Points> part : parts().entrySet()) {
            if (!part.getValue().isPositive() || isWhole(part.getKey())) {
                throw new IllegalArgumentException("parts tells of lot " + part.getKey() + " what cannot be");
            }
        }
        if (sum().isNegative() || sum().isZero() != (whole().isEmpty() && parts().isEmpty())) {
            throw new IllegalArgumentException("sum is not that of the lots");
        }
    }

    /** No lots. */
    static OpenLots none() {
        return NONE;
    }

    private boolean isWhole(long sequence) {
        return whole().stream().anyMatch(range -> range.contains(sequence));
    }

    /** What is left in a lot. */
    Points remaining(long sequence, Points openedWith) {
        Points part = parts().get(sequence);
        return part != null ? part : isWhole(sequence) ? openedWith : Points.ZERO;
    }

    /** These and a new lot, opened by an entry after all others. */
    OpenLots opened(long sequence, Points points, Instant at) {
        List<SequenceRange> ranges = new ArrayList<>(whole());
        int end = ranges.size() - 1;
        boolean follows = end >= 0
                && lastLot().isPresent()
                && ranges.get(end).to() == lastLot().get() + 1
                && (sequence - lastLot().get() <= NEAR || ranges.size() >= MANY);
        if (follows) {
            ranges.set(end, new SequenceRange(ranges.get(end).from(), sequence + 1));
        } else {
            ranges.add(new SequenceRange(sequence, sequence + 1));
        }
        return with(ranges, parts(), sum().plus(points), earliest(at))
                .lastLot(sequence)
                .lastOpenedAt(at)
                .build();
    }

    /** These without all that is in the lots before one, of which so much is left. */
    OpenLots takenUpTo(long sequence, Points left, Points taken, Instant at) {
        TreeMap<Long, Points> rest = new TreeMap<>(parts().tailMap(sequence + 1));
        if (!left.isZero()) {
            rest.put(sequence, left);
        }
        return with(SequenceRange.without(whole(), 0, sequence + 1), rest, sum().minus(taken), Optional.of(at))
                .build();
    }

    /** These with so much in one lot; {@code untilNext} is the number up to which no other lot of the class follows. */
    OpenLots withLot(Lot lot, Points left, long untilNext) {
        Points change = left.minus(lot.left());
        List<SequenceRange> ranges = SequenceRange.without(whole(), lot.sequence(), lot.sequence() + 1);
        TreeMap<Long, Points> rest = new TreeMap<>(parts());
        rest.remove(lot.sequence());
        if (left.equals(lot.openedWith())) {
            ranges.add(new SequenceRange(lot.sequence(), untilNext));
            ranges = SequenceRange.joined(ranges);
        } else if (!left.isZero()) {
            rest.put(lot.sequence(), left);
        }
        return with(ranges, rest, sum().plus(change), earliest(lot.at())).build();
    }

    /** These with nothing left. */
    OpenLots emptied() {
        return with(List.of(), Map.of(), Points.ZERO, Optional.empty()).build();
    }

    /** These, knowing that what was opened up to a day has expired. */
    OpenLots expiredThrough(LocalDate day) {
        return with(whole(), parts(), sum(), since()).expiredThrough(day).build();
    }

    private Optional<Instant> earliest(Instant at) {
        return Optional.of(since().filter(at::isAfter).orElse(at));
    }

    private Builder with(List<SequenceRange> whole, Map<Long, Points> parts, Points sum, Optional<Instant> since) {
        Builder builder = new Builder();
        builder.sum(sum).lastLot(lastLot()).lastOpenedAt(lastOpenedAt()).expiredThrough(expiredThrough());
        if (!sum.isZero()) {
            builder.whole(whole).parts(parts).since(since);
        }
        return builder;
    }

    /** Builds what is left in lots. Not thread-safe. */
    static final class Builder extends ImmutableOpenLots.Builder {
        Builder() {}
    }
}
