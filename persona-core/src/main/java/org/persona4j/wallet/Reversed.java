package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * How much of what an order earned was asked back so far. Immutable, thread-safe, a value.
 *
 * @param points how much was asked back
 * @param expired how much of that had expired already and so was not taken
 */
public record Reversed(
        @JsonProperty("points") Points points,
        @JsonProperty("expired") Points expired) {
    /** Nothing yet. */
    public static final Reversed NOTHING = new Reversed(Points.ZERO, Points.ZERO);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is below zero, or more had expired than was asked back
     */
    @JsonCreator
    public Reversed {
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(expired, "expired");
        if (expired.isNegative() || expired.compareTo(points) > 0) {
            throw new IllegalArgumentException("expired must be 0 to " + points + ", not " + expired);
        }
    }

    /** These and more. */
    Reversed plus(Points morePoints, Points moreExpired) {
        return new Reversed(points.plus(morePoints), expired.plus(moreExpired));
    }
}
