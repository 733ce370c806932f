package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How many of a customer's orders were placed in one shop. Immutable.
 *
 * @param orders how many were placed in the shop, 1 or more
 * @param ofOrders how many were placed in any shop
 * @param since the first day that was counted
 */
@JsonPropertyOrder({"orders", "ofOrders", "since"})
public record PurchaseCount(
        @JsonProperty("orders") int orders,
        @JsonProperty("ofOrders") int ofOrders,
        @JsonProperty("since") LocalDate since) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there is no order, or more in one shop than in all
     */
    public PurchaseCount {
        Objects.requireNonNull(since, "since");
        if (orders < 1 || ofOrders < orders) {
            throw new IllegalArgumentException("orders must be above zero and at most ofOrders");
        }
    }

    String describe() {
        return orders + " of " + ofOrders + (ofOrders == 1 ? " order" : " orders") + " since " + since;
    }
}
