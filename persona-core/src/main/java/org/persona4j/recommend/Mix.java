package org.persona4j.recommend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How much each ground counts by which a {@link ProductModel} ranks products. Immutable.
 *
 * <p>The three shares add up to 1, so a score is from 0 to 1.
 *
 * @param repeat the share of what the customer buys again and again
 * @param together the share of what others buy together with it
 * @param popular the share of what everybody buys
 * @param fading how much less a visit counts than the one after it: above 0, at most 1
 */
@JsonPropertyOrder({"repeat", "together", "popular", "fading"})
public record Mix(
        @JsonProperty("repeat") double repeat,
        @JsonProperty("together") double together,
        @JsonProperty("popular") double popular,
        @JsonProperty("fading") double fading) {
    private static final Mix STANDARD = new Mix(0.80, 0.10, 0.10, 0.95);
    private static final double EXACT_ENOUGH = 1e-9;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a share is negative, they do not add up to 1, or fading is out of bounds
     */
    public Mix {
        if (!(repeat >= 0 && together >= 0 && popular >= 0)
                || Math.abs(repeat + together + popular - 1) > EXACT_ENOUGH) {
            throw new IllegalArgumentException("repeat, together and popular must not be negative and add up to 1");
        }
        if (!(fading > 0 && fading <= 1)) {
            throw new IllegalArgumentException("fading must be above 0 and at most 1, not " + fading);
        }
    }

    /** A mix that did well on two public sets of purchases: 0.80, 0.10, 0.10, fading by 0.95. */
    public static Mix standard() {
        return STANDARD;
    }
}
