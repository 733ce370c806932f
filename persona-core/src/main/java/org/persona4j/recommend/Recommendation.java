package org.persona4j.recommend;

import java.util.Comparator;
import java.util.Objects;

/**
 * One product that a customer will probably buy, how strongly that is expected, and why. Immutable.
 *
 * @param productId the product
 * @param score from 0 to 1; it ranks the products of one answer and is no probability
 * @param reason the strongest reason
 */
public record Recommendation(String productId, double score, Reason reason) {
    /** The higher score first, then the smaller product id. */
    public static final Comparator<Recommendation> BEST_FIRST =
            Comparator.comparingDouble(Recommendation::score).reversed().thenComparing(Recommendation::productId);

    /**
     * Checks the score.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public Recommendation {
        Objects.requireNonNull(productId, "productId");
        Objects.requireNonNull(reason, "reason");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be from 0 to 1, not " + score);
        }
    }

    /** The product and the reason in one line for people. */
    public String describe() {
        return productId + " (" + reason.describe() + ")";
    }
}
