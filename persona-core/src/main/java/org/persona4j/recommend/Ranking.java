package org.persona4j.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scoring of products for one customer. Used once, by one thread. */
final class Ranking {
    private final ProductModel model;
    private final Visits visits;
    private final Mix mix;
    private final Map<Integer, Grounds> candidates = new TreeMap<>();
    private double bought;

    /** What speaks for one product. */
    private static final class Grounds {
        private double own;
        private double others;
        private double best;
        private int bestWith = -1;

        void goesWith(int place, double strength) {
            others += strength;
            if (strength > best) {
                best = strength;
                bestWith = place;
            }
        }
    }

    Ranking(ProductModel model, Visits visits) {
        this.model = model;
        this.visits = visits;
        this.mix = model.mix();
    }

    /** All products that can be among the first so many, in no particular order. */
    List<Recommendation> rank(int limit) {
        visits.weights().forEach(this::addBought);
        for (int place : model.mostPopular(Math.addExact(limit, candidates.size()))) {
            grounds(place);
        }
        List<Recommendation> ranked = new ArrayList<>(candidates.size());
        candidates.forEach((place, grounds) -> ranked.add(recommendation(place, grounds)));
        return ranked;
    }

    private void addBought(String product, double weight) {
        bought += weight;
        int place = model.place(product);
        if (place < 0) {
            return;
        }
        grounds(place).own = weight;
        for (Neighbors.Neighbor neighbor : model.neighbors(place)) {
            grounds(neighbor.product()).goesWith(place, weight * neighbor.likeness());
        }
    }

    private Grounds grounds(int place) {
        return candidates.computeIfAbsent(place, product -> new Grounds());
    }

    private Recommendation recommendation(int place, Grounds grounds) {
        double togetherUnit = bought == 0 ? 0 : mix.together() / bought;
        double own = mix.repeat() * grounds.own + togetherUnit * grounds.own;
        double together = togetherUnit * grounds.others;
        double popular = mix.popular() * model.popularity(place);
        String product = model.product(place);
        Reason reason;
        if (grounds.own > 0 && own >= together && own >= popular) {
            reason = visits.repeat(product);
        } else if (grounds.bestWith >= 0 && together >= popular) {
            reason = new Reason.BoughtWith(model.product(grounds.bestWith));
        } else {
            reason = new Reason.Popular();
        }
        return new Recommendation(product, Math.min(1, own + together + popular), reason);
    }
}
