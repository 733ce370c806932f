package org.persona4j.testkit.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.Reason;
import org.persona4j.recommend.Recommendation;
import org.persona4j.recommend.Recommender;
import org.persona4j.testkit.RecommenderLaws;

/** Recommenders that are wrong in one way each. */
final class BrokenRecommenders {
    private BrokenRecommenders() {}

    /** All products of the visits, by how many visits had them: keeps every law but {@code LIMIT}. */
    private static List<Recommendation> ranked(Collection<Basket> visits) {
        Map<String, Integer> counts = new TreeMap<>();
        visits.forEach(visit -> visit.products().forEach(product -> counts.merge(product, 1, Integer::sum)));
        List<Recommendation> ranked = new ArrayList<>();
        counts.forEach((product, count) -> ranked.add(
                new Recommendation(product, (double) count / visits.size(), new Reason.Repeat(count, visits.size()))));
        ranked.sort(Recommendation.BEST_FIRST);
        return ranked;
    }

    private static List<Recommendation> first(int limit, List<Recommendation> ranked) {
        return ranked.subList(0, Math.min(limit, ranked.size()));
    }

    @Breaks(value = "TOTAL", saying = "at most 1 for a new customer throws NoSuchElementException")
    static class ExpectsAVisit implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return (visits, limit) -> {
                Basket latest = visits.stream()
                        .max(Comparator.comparing(Basket::at)
                                .thenComparing(visit -> visit.products().toString()))
                        .orElseThrow();
                return first(limit, ranked(List.of(latest)));
            };
        }
    }

    @Breaks(value = "PURE", saying = "when asked again")
    static class NeverNamesAProductTwice implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            Set<String> named = new HashSet<>();
            return (visits, limit) -> {
                List<Recommendation> fresh = first(
                        limit,
                        ranked(visits).stream()
                                .filter(one -> !named.contains(one.productId()))
                                .toList());
                fresh.forEach(one -> named.add(one.productId()));
                return fresh;
            };
        }
    }

    @Breaks(value = "ORDER", saying = "when told backwards")
    static class TakesTheLastToldForTheLatest implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return (visits, limit) -> {
                List<Basket> told = List.copyOf(visits);
                return told.isEmpty() ? List.of() : first(limit, ranked(told.subList(told.size() - 1, told.size())));
            };
        }
    }

    @Breaks(value = "LIMIT", saying = "at most 1 for")
    static class NamesOneMore implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return (visits, limit) -> first(limit + 1, ranked(visits));
        }
    }

    @Breaks(value = "DISTINCT", saying = "names twice")
    static class FillsUpWithTheBest implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return (visits, limit) -> {
                List<Recommendation> ranked = ranked(visits);
                if (ranked.isEmpty() || ranked.size() >= limit) {
                    return first(limit, ranked);
                }
                List<Recommendation> filled = new ArrayList<>(ranked);
                filled.add(0, ranked.get(0));
                return filled;
            };
        }
    }

    @Breaks(value = "RANKED", saying = "a higher score than")
    static class SortsByName implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return (visits, limit) -> first(limit, ranked(visits)).stream()
                    .sorted(Comparator.comparing(Recommendation::productId))
                    .toList();
        }
    }
}
