package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When one profile's orders were placed in which shop, as far back as it matters for the favorite store.
 *
 * <p>A multiset of times, so an order that is taken out again leaves no trace, and neither does the order of arrival. What has
 * become too old to count is left out whenever an order is added, and of more than {@value #MAX_ORDERS} orders the latest are
 * kept, so a history stays below a few kilobytes. Times are kept to the second. Immutable.
 *
 * @param stores the shops with their orders, by store id, each once
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PurchaseHistory(@JsonProperty("stores") List<StorePurchases> stores) {
    /** The most orders that are kept. */
    public static final int MAX_ORDERS = 500;

    private static final PurchaseHistory EMPTY = new PurchaseHistory(List.of());

    /**
     * Checks the order of shops.
     *
     * @throws IllegalArgumentException if they are not in the order of their ids, each once
     */
    public PurchaseHistory(@Nullable List<StorePurchases> stores) {
        this.stores = stores == null ? List.of() : List.copyOf(stores);
        for (int i = 1; i < this.stores.size(); i++) {
            if (this.stores.get(i - 1).storeId().compareTo(this.stores.get(i).storeId()) >= 0) {
                throw new IllegalArgumentException("stores must be in the order of their ids, each once");
            }
        }
    }

    /** No orders. */
    public static PurchaseHistory empty() {
        return EMPTY;
    }

    /**
     * This with one order more, and without what is too old to count from now on. An order that is too old itself is not added.
     *
     * @param storeId the shop
     * @param placedAt when the order was placed
     */
    public PurchaseHistory plus(String storeId, Instant placedAt, PurchasePolicy policy, Instant now) {
        Objects.requireNonNull(storeId, "storeId");
        NavigableMap<String, List<Instant>> times = times();
        List<Instant> inStore = times.computeIfAbsent(storeId, store -> new ArrayList<>());
        inStore.add(StorePurchases.toSecond(placedAt));
        Collections.sort(inStore);
        Instant forgottenBefore = policy.forgottenBefore(now);
        times.values().forEach(orders -> orders.removeIf(order -> order.isBefore(forgottenBefore)));
        while (times.values().stream().mapToInt(List::size).sum() > MAX_ORDERS) {
            removeEarliest(times);
        }
        return of(times);
    }

    /** This without one order; the same if it is not in it. */
    public PurchaseHistory minus(String storeId, Instant placedAt) {
        NavigableMap<String, List<Instant>> times = times();
        List<Instant> inStore = times.get(storeId);
        return inStore != null && inStore.remove(StorePurchases.toSecond(placedAt)) ? of(times) : this;
    }

    /** Whether there is no order in it. */
    public boolean hasNoOrders() {
        return stores.isEmpty();
    }

    private static void removeEarliest(NavigableMap<String, List<Instant>> times) {
        times.values().stream()
                .filter(orders -> !orders.isEmpty())
                .min((a, b) -> a.get(0).compareTo(b.get(0)))
                .ifPresent(orders -> orders.remove(0));
    }

    private NavigableMap<String, List<Instant>> times() {
        NavigableMap<String, List<Instant>> times = new TreeMap<>();
        stores.forEach(store -> times.put(store.storeId(), new ArrayList<>(store.orders())));
        return times;
    }

    private static PurchaseHistory of(Map<String, List<Instant>> times) {
        List<StorePurchases> stores = new ArrayList<>(times.size());
        times.forEach((storeId, orders) -> {
            if (!orders.isEmpty()) {
                stores.add(new StorePurchases(storeId, orders));
            }
        });
        return stores.isEmpty() ? EMPTY : new PurchaseHistory(stores);
    }
}
