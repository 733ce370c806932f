package org.persona4j.recommend;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;

/**
 * The products that were bought in one visit, each once, however many of it. Immutable.
 *
 * @param at when
 * @param products the ids of the products, in their order; may be empty
 */
public record Basket(Instant at, NavigableSet<String> products) {
    /** Takes a copy. */
    public Basket {
        Objects.requireNonNull(at, "at");
        products = Collections.unmodifiableNavigableSet(new TreeSet<>(products));
    }

    /** The products of a visit, in any order; what stands twice counts once. */
    public static Basket of(Instant at, Collection<String> products) {
        return new Basket(at, new TreeSet<>(products));
    }

    /** The products of an order. */
    public static Basket of(Order order) {
        return of(
                order.placedAt(),
                order.lines().stream().map(OrderLine::productId).toList());
    }
}
