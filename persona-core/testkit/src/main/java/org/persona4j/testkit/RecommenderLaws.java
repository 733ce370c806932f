package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.Recommendation;
import org.persona4j.recommend.Recommender;

/**
 * The laws of a recommender. A test class implements this interface and one method:
 *
 * <pre>{@code
 * class BestsellersProperties implements RecommenderLaws {
 *     public Recommender recommender() {
 *         return new Bestsellers(List.of("tea", "cup"));
 *     }
 * }
 * }</pre>
 *
 * <p>How good the recommendations are is not for laws to say. The message names the law and tells the smallest purchases that
 * break it, in words. A law says nothing of purchases of which {@code TOTAL} tells that there is no answer.
 */
public interface RecommenderLaws {
    /** How often each law is tried. */
    int TRIES = 300;

    /** The recommender that is to keep the laws. Make it anew in each call. */
    Recommender recommender();

    /** The products that customers buy; name some that the recommender knows, and one that it does not. */
    default Arbitrary<String> products() {
        return Arbitraries.of("tea", "cup", "soap", "honey");
    }

    /** No to five visits of up to three products, of the first five days of a year, several of them at one moment. */
    @Provide
    default Arbitrary<List<Basket>> visits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4), products().set().ofMaxSize(3))
                .as((day, products) -> Basket.of(MadeUp.day(day), products))
                .list()
                .ofMaxSize(5);
    }

    /** Total: there is an answer for every customer, also for a new one. */
    @Label("TOTAL")
    @Property(tries = TRIES)
    default void everyCustomerGetsAnAnswer(
            @ForAll("visits") List<Basket> visits, @ForAll @IntRange(min = 1, max = 5) int limit) {
        try {
            recommender().recommend(visits, limit);
        } catch (RuntimeException failure) {
            throw Sentences.broken("TOTAL", asked(limit, visits) + " throws " + Sentences.thrown(failure), failure);
        }
    }

    /** Pure: the same question has the same answer. */
    @Label("PURE")
    @Property(tries = TRIES)
    default void theSameQuestionHasTheSameAnswer(
            @ForAll("visits") List<Basket> visits, @ForAll @IntRange(min = 1, max = 5) int limit) {
        Recommender recommender = recommender();
        Optional<List<Recommendation>> first = answer(recommender, visits, limit);

        compare("PURE", visits, limit, first, answer(recommender, visits, limit), "when asked again");
    }

    /** Order: it does not matter in which order the visits are told. */
    @Label("ORDER")
    @Property(tries = TRIES)
    default void theOrderOfTheVisitsDoesNotMatter(
            @ForAll("visits") List<Basket> visits, @ForAll @IntRange(min = 1, max = 5) int limit) {
        List<Basket> backwards = new ArrayList<>(visits);
        Collections.reverse(backwards);
        List<Basket> rotated = new ArrayList<>(visits);
        Collections.rotate(rotated, 1);

        Optional<List<Recommendation>> inOrder = answer(recommender(), visits, limit);

        compare("ORDER", visits, limit, inOrder, answer(recommender(), backwards, limit), "when told backwards");
        compare("ORDER", visits, limit, inOrder, answer(recommender(), rotated, limit), "when the last is told first");
    }

    /** Limit: no more products are named than were asked for. */
    @Label("LIMIT")
    @Property(tries = TRIES)
    default void noMoreAreNamedThanAskedFor(
            @ForAll("visits") List<Basket> visits, @ForAll @IntRange(min = 1, max = 5) int limit) {
        answer(recommender(), visits, limit)
                .filter(named -> named.size() > limit)
                .ifPresent(named -> {
                    throw Sentences.broken("LIMIT", asked(limit, visits) + " gives " + words(named));
                });
    }

    /** Distinct: each product is named once. */
    @Label("DISTINCT")
    @Property(tries = TRIES)
    default void eachProductIsNamedOnce(
            @ForAll("visits") List<Basket> visits, @ForAll @IntRange(min = 1, max = 5) int limit) {
        List<Recommendation> named = answer(recommender(), visits, limit).orElse(List.of());
        for (Recommendation one : named) {
            List<Recommendation> same = named.stream()
                    .filter(other -> other.productId().equals(one.productId()))
                    .toList();
            if (same.size() > 1) {
                throw Sentences.broken("DISTINCT", asked(limit, visits) + " names twice " + words(same));
            }
        }
    }

    /** Ranked: what is named first has the highest score. */
    @Label("RANKED")
    @Property(tries = TRIES)
    default void theMostProbableComesFirst(
            @ForAll("visits") List<Basket> visits, @ForAll @IntRange(min = 1, max = 5) int limit) {
        List<Recommendation> named = answer(recommender(), visits, limit).orElse(List.of());
        for (int i = 1; i < named.size(); i++) {
            if (named.get(i - 1).score() < named.get(i).score()) {
                throw Sentences.broken(
                        "RANKED",
                        asked(limit, visits) + " gives " + named.get(i).productId() + " a higher score than "
                                + named.get(i - 1).productId() + " before it: " + words(named));
            }
        }
    }

    private static Optional<List<Recommendation>> answer(Recommender recommender, List<Basket> visits, int limit) {
        try {
            return Optional.of(List.copyOf(recommender.recommend(visits, limit)));
        } catch (RuntimeException thisIsForTotalToTell) {
            return Optional.empty();
        }
    }

    private static void compare(
            String law,
            List<Basket> visits,
            int limit,
            Optional<List<Recommendation>> one,
            Optional<List<Recommendation>> other,
            String when) {
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            throw Sentences.broken(
                    law,
                    asked(limit, visits) + " gives " + words(one.get()) + ", but " + words(other.get()) + " " + when);
        }
    }

    private static String asked(int limit, List<Basket> visits) {
        List<String> told = visits.stream()
                .map(visit -> (visit.products().isEmpty() ? "nothing" : Sentences.list(List.copyOf(visit.products())))
                        + " (" + visit.at() + ")")
                .toList();
        return "at most " + limit + " for " + (told.isEmpty() ? "a new customer" : String.join("; ", told));
    }

    private static String words(List<Recommendation> named) {
        return named.isEmpty()
                ? "nothing"
                : Sentences.list(named.stream()
                        .map(one -> one.productId() + " (" + one.score() + ")")
                        .toList());
    }
}
