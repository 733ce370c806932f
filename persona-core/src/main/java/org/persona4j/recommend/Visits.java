package org.persona4j.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a customer's visits say of each product they bought: the weight of the visits that had it, as a part of the weight of all.
 *
 * <p>Baskets of one instant are one visit. The latest visit weighs 1, each earlier one less by a factor. Immutable.
 */
final class Visits {
    /** Of how many of the latest visits a reason speaks, if the product was in one of them. */
    private static final int RECENT = 6;

    private final List<Set<String>> latestFirst;
    private final NavigableMap<String, Double> weights;

    private Visits(List<Set<String>> latestFirst, NavigableMap<String, Double> weights) {
        this.latestFirst = latestFirst;
        this.weights = weights;
    }

    static Visits of(Collection<Basket> history, double fading) {
        NavigableMap<Instant, Set<String>> byTime = new TreeMap<>(Collections.reverseOrder());
        for (Basket basket : history) {
            if (!basket.products().isEmpty()) {
                byTime.computeIfAbsent(basket.at(), at -> new TreeSet<>()).addAll(basket.products());
            }
        }
        NavigableMap<String, Double> weights = new TreeMap<>();
        double weight = 1;
        double all = 0;
        for (Set<String> visit : byTime.values()) {
            for (String product : visit) {
                weights.merge(product, weight, Double::sum);
            }
            all += weight;
            weight *= fading;
        }
        double whole = all;
        weights.replaceAll((product, sum) -> Math.min(1, sum / whole));
        return new Visits(new ArrayList<>(byTime.values()), weights);
    }

    /** Each product that was bought, by its id, with its part of the visits: above 0, at most 1. */
    Map<String, Double> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /** How many of the latest visits had a product that was bought: of a few, or of as many as go back to when it was. */
    Reason.Repeat repeat(String product) {
        int seen = 0;
        int with = 0;
        for (Set<String> visit : latestFirst) {
            if (seen >= RECENT && with > 0) {
                break;
            }
            seen++;
            with += visit.contains(product) ? 1 : 0;
        }
        return new Reason.Repeat(with, seen);
    }
}
