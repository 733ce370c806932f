package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * Points of lots that stand in a row in one ledger: of all lots of one class from {@code first} to {@code last} everything they
 * were opened with, or of a single lot as many as are told.
 *
 * <p>In JSON it is {@code [first,last,hundredths]}. Immutable, thread-safe, a value.
 *
 * @param first the number of the first entry of the row
 * @param last the number of the last one
 * @param points how many of all of them together, above zero
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"first", "last", "points"})
public record LotRun(
        @JsonProperty("first") long first,
        @JsonProperty("last") long last,
        @JsonProperty("points") Points points) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if first is below zero or after last, or there are no points
     */
    @JsonCreator
    public LotRun {
        Objects.requireNonNull(points, "points");
        if (first < 0 || first > last) {
            throw new IllegalArgumentException("first must be 0 to last, not " + first + " of " + last);
        }
        if (!points.isPositive()) {
            throw new IllegalArgumentException("points must be above zero, not " + points);
        }
    }

    /** Part of a lot or a whole one. */
    static LotRun of(long sequence, Points points) {
        return new LotRun(sequence, sequence, points);
    }

    /** Whether it is of a single lot, which may be part of it; otherwise the lots are whole. */
    boolean isSingle() {
        return first == last;
    }

    /** Whether a lot of the class is among these. */
    boolean covers(long sequence) {
        return first <= sequence && sequence <= last;
    }
}
