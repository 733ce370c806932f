package org.persona4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.OrderReads;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.ReviewPage;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.ProductModel;
import org.persona4j.recommend.Recommendation;
import org.persona4j.recommend.Recommender;

/**
 * What customers will probably buy next, ranked, each with a reason.
 *
 * <p>What is learned from all orders is a {@link Recommender}, a value that the caller keeps: made once in a while with {@link #train},
 * it serves any number of questions, and can be replaced by one of the caller's own. It holds no customers.
 *
 * <p>To train needs {@link Permission#LIST_PERSONAS}, to ask {@link Permission#VIEW_WALLETS}. Immutable and thread-safe.
 */
public final class Recommendations {
    private static final int ORDERS_AT_ONCE = 100;
    private static final int MOST_ORDERS_OF_ONE = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Caller caller;

    Recommendations(Caller caller) {
        this.caller = caller;
    }

    /**
     * Learns from all orders of the tenant that were not refunded wholly, but for those of customers whom nobody sees. Goes through
     * them a hundred at a time; orders that come in meanwhile may count or not.
     */
    public ProductModel train() {
        ProductModel.Builder model = ProductModel.builder();
        eachBasket(basket -> model.add(basket.products()));
        return model.build();
    }

    /**
     * Hands over what was bought together, order by order, for a recommender of the caller's own to learn from: of the orders that
     * {@link #train} learns from. Tells of no customer.
     */
    public void eachBasket(Consumer<Basket> learner) {
        Session session = caller.require(Permission.LIST_PERSONAS);
        String after = null;
        do {
            String cursor = after;
            ReviewPage<Basket> page = session.transactions()
                    .read(attempt -> new OrderReads(attempt, session.store()).baskets(cursor, ORDERS_AT_ONCE));
            page.items().forEach(learner);
            after = page.nextOrNull();
        } while (after != null);
    }

    /**
     * What a customer will probably buy next, the most probable first.
     *
     * @param id any id of the persona; what counts are the last 500 orders of all its profiles, but those refunded wholly
     * @param recommender what was learned
     * @param limit the most products to name, 1 to 1,000
     * @throws NotFoundException if there is no such persona
     */
    public List<Recommendation> recommend(PersonaId id, Recommender recommender, int limit) {
        Objects.requireNonNull(recommender, "recommender");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        Orders orders = new Orders(caller);
        List<Basket> history = new ArrayList<>();
        for (RecordedOrder order : orders.of(id, null, MOST_ORDERS_OF_ONE).items()) {
            if (!order.order().isWhole()) {
                history.add(Basket.of(order.order().order()));
            }
        }
        return recommender.recommend(history, limit);
    }
}
