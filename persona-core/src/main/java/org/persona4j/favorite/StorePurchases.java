package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * When orders were placed in one shop, to the second, the earliest first.
 *
 * <p>In JSON the first time is in seconds since 1970 in UTC, and each further one in seconds after the one before, which keeps a
 * year of purchases short. Immutable.
 *
 * @param storeId the shop
 * @param orders the times, at least one, in whole seconds, ascending; one that occurs twice stands twice
 */
@JsonPropertyOrder({"storeId", "gaps"})
public record StorePurchases(
        @JsonProperty("storeId") String storeId, @JsonIgnore List<Instant> orders) {
    /**
     * Checks the shop and the order of times.
     *
     * @throws IllegalArgumentException if the id is no store id, or the times are none, not in whole seconds, or descend
     */
    public StorePurchases {
        if (!StoreChoice.isStoreId(storeId)) {
            throw new IllegalArgumentException("storeId must be the id of a store");
        }
        orders = List.copyOf(orders);
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("orders must not be empty");
        }
        for (int i = 0; i < orders.size(); i++) {
            if (!orders.get(i).equals(toSecond(orders.get(i)))
                    || (i > 0 && orders.get(i).isBefore(orders.get(i - 1)))) {
                throw new IllegalArgumentException("orders must be whole seconds and ascend");
            }
        }
    }

    @JsonCreator
    static StorePurchases ofGaps(@JsonProperty("storeId") String storeId, @JsonProperty("gaps") List<Long> gaps) {
        List<Instant> orders = new ArrayList<>(gaps.size());
        long second = 0;
        for (long gap : gaps) {
            second = Math.addExact(second, gap);
            orders.add(Instant.ofEpochSecond(second));
        }
        return new StorePurchases(storeId, orders);
    }

    @JsonProperty("gaps")
    List<Long> gaps() {
        List<Long> gaps = new ArrayList<>(orders.size());
        long before = 0;
        for (Instant order : orders) {
            gaps.add(order.getEpochSecond() - before);
            before = order.getEpochSecond();
        }
        return gaps;
    }

    static Instant toSecond(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
