package org.persona4j.order;

import java.util.Objects;

/**
 * What one line of an order came to after its part of what was taken off, or came on top of, the order as a whole.
 *
 * <p>The shares of all lines add up to the order exactly. Immutable.
 *
 * @param preTax the money for the line without tax
 * @param tax the tax on it
 */
public record LineShare(Money preTax, Money tax) {
    /** Checks that nothing is missing. */
    public LineShare {
        Objects.requireNonNull(preTax, "preTax");
        Objects.requireNonNull(tax, "tax");
    }

    /** The money for the line with tax. */
    public Money postTax() {
        return preTax.plus(tax);
    }
}
