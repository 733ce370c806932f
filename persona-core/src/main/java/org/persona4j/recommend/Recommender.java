package org.persona4j.recommend;

import java.util.Collection;
import java.util.List;

/**
 * Whatever tells from a customer's purchases what they will probably buy next.
 *
 * <p>An implementation is thread-safe, and a function of its own state and the history: the same question has the same answer.
 */
@FunctionalInterface
public interface Recommender {
    /**
     * Products that the customer will probably buy, the most probable first, each once.
     *
     * @param history the customer's visits, of all profiles, in any order; empty for a new customer
     * @param limit the most products to name, 1 or more
     * @return at most {@code limit} recommendations, by falling score; fewer if the recommender knows of no more
     */
    List<Recommendation> recommend(Collection<Basket> history, int limit);
}
