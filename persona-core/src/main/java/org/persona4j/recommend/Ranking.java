package org.persona4j.recommend;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The scoring of products for one customer. Used once, by one thread. */
final class Ranking {
    /** The higher score first, then the smaller product id, which is the smaller place. */
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(candidate -> candidate.place);

    private final ProductModel model;
    private final Visits visits;
    private final Mix mix;
    private final Map<Integer, Candidate> candidates = new HashMap<>();
    private double bought;

    /** What speaks for one product: first as parts of the customer's purchases, then as shares of the score. */
    private static final class Candidate {
        private final int place;
        private double own;
        private double together;
        private double popular;
        private double best;
        private int bestWith = -1;

        Candidate(int place) {
            this.place = place;
        }

        void goesWith(int other, double strength) {
            together += strength;
            if (strength > best) {
                best = strength;
                bestWith = other;
            }
        }

        double score() {
            return Math.min(1, own + together + popular);
        }
    }

    Ranking(ProductModel model, Visits visits) {
        this.model = model;
        this.visits = visits;
        this.mix = model.mix();
    }

    /** The best products, at most so many, the best first. */
    List<Recommendation> rank(int limit) {
        visits.weights().forEach(this::addBought);
        // whatever else there is has its popularity alone to speak for it, and these have more of that
        for (int place : model.mostPopular(limit)) {
            candidate(place);
        }
        candidates.values().forEach(this::weigh);
        PriorityQueue<Candidate> best = new PriorityQueue<>(BEST_FIRST.reversed());
        for (Candidate candidate : candidates.values()) {
            if (candidate.score() > 0) {
                best.add(candidate);
            }
            if (best.size() > limit) {
                best.poll();
            }
        }
        return best.stream().sorted(BEST_FIRST).map(this::recommendation).toList();
    }

    private void addBought(String product, double weight) {
        bought += weight;
        int place = model.place(product);
        if (place < 0) {
            return;
        }
        candidate(place).own = weight;
        for (Neighbors.Neighbor neighbor : model.neighbors(place)) {
            candidate(neighbor.product()).goesWith(place, weight * neighbor.likeness());
        }
    }

    private Candidate candidate(int place) {
        return candidates.computeIfAbsent(place, Candidate::new);
    }

    /** A product goes with itself best of all, so that buying it once more never makes the average worse. */
    private void weigh(Candidate candidate) {
        double togetherUnit = bought == 0 ? 0 : mix.together() / bought;
        candidate.own *= mix.repeat() + togetherUnit;
        candidate.together *= togetherUnit;
        candidate.popular = mix.popular() * model.popularity(candidate.place);
    }

    private Recommendation recommendation(Candidate candidate) {
        String product = model.product(candidate.place);
        return new Recommendation(product, candidate.score(), reason(product, candidate));
    }

    private Reason reason(String product, Candidate candidate) {
        if (candidate.own > 0 && candidate.own >= candidate.together && candidate.own >= candidate.popular) {
            return visits.repeat(product);
        }
        if (candidate.bestWith >= 0 && candidate.together >= candidate.popular) {
            return new Reason.BoughtWith(model.product(candidate.bestWith));
        }
        return new Reason.Popular();
    }
}
