package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Entries of one ledger that follow each other, by their numbers. In JSON it is {@code [from,to]}. Immutable, thread-safe, a value.
 *
 * @param from the number of the first
 * @param to the number after the last
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"from", "to"})
public record SequenceRange(
        @JsonProperty("from") long from, @JsonProperty("to") long to) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if from is below zero or not below to
     */
    @JsonCreator
    public SequenceRange {
        if (from < 0 || from >= to) {
            throw new IllegalArgumentException("from must be 0 and more and below to, not " + from + " of " + to);
        }
    }

    /** Whether a number is in it. */
    boolean contains(long sequence) {
        return from <= sequence && sequence < to;
    }

    /** Ranges, with what touches or overlaps made one, in order. */
    static List<SequenceRange> joined(List<SequenceRange> ranges) {
        List<SequenceRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(SequenceRange::from));
        List<SequenceRange> joined = new ArrayList<>();
        for (SequenceRange range : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).to >= range.from) {
                joined.set(last, new SequenceRange(joined.get(last).from, Math.max(joined.get(last).to, range.to)));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    /** What is left of ranges without those numbers. */
    static List<SequenceRange> without(List<SequenceRange> ranges, long from, long to) {
        List<SequenceRange> left = new ArrayList<>();
        for (SequenceRange range : ranges) {
            if (range.from < Math.min(range.to, from)) {
                left.add(new SequenceRange(range.from, Math.min(range.to, from)));
            }
            if (Math.max(range.from, to) < range.to) {
                left.add(new SequenceRange(Math.max(range.from, to), range.to));
            }
        }
        return left;
    }
}
