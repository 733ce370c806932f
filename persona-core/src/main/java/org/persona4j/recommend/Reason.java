package org.persona4j.recommend;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/** Why a product is recommended. In JSON the property {@code why} tells which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "why")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reason.Repeat.class, name = "repeat"),
    @JsonSubTypes.Type(value = Reason.BoughtWith.class, name = "bought_with"),
    @JsonSubTypes.Type(value = Reason.Popular.class, name = "popular")
})
public sealed interface Reason {
    /** The reason in the words of people. */
    String describe();

    /**
     * The customer buys it again and again.
     *
     * @param visits how many of the latest visits had it, 1 or more
     * @param ofVisits how many visits those are
     */
    record Repeat(int visits, int ofVisits) implements Reason {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if there is no visit, or more with it than there are
         */
        public Repeat {
            if (visits < 1 || visits > ofVisits) {
                throw new IllegalArgumentException("visits must be 1 to ofVisits");
            }
        }

        @Override
        public String describe() {
            return ofVisits == 1
                    ? "bought on the last visit"
                    : "bought " + visits + " of the last " + ofVisits + " visits";
        }
    }

    /**
     * It is often bought together with something the customer bought.
     *
     * @param productId what the customer bought
     */
    record BoughtWith(String productId) implements Reason {
        /** Checks that nothing is missing. */
        public BoughtWith {
            Objects.requireNonNull(productId, "productId");
        }

        @Override
        public String describe() {
            return "often bought with " + productId;
        }
    }

    /** Many buy it. */
    record Popular() implements Reason {
        @Override
        public String describe() {
            return "popular";
        }
    }
}
