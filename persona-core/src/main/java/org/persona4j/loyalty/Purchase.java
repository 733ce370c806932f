package org.persona4j.loyalty;

import java.util.Objects;
import org.persona4j.order.Order;

/**
 * An order, and whose it is. Immutable.
 *
 * @param customer who bought
 * @param order what
 */
public record Purchase(CustomerRef customer, Order order) {
    /** Checks that nothing is missing. */
    public Purchase {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(order, "order");
    }
}
