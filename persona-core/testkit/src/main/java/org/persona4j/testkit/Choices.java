package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomDistribution;

/**
 * Choices among values that are written out, the plainest first.
 *
 * <p>What jqwik tries early and what it shrinks to is decided here on purpose: every value of a choice is an edge case, and
 * every one shrinks towards the first. (jqwik's own choice has the first and the last as edge cases only.)
 */
final class Choices {
    private Choices() {}

    /** One of these values, each an edge case, shrinking to the first. A value that stands more than once is made more often. */
    static <T> Arbitrary<T> of(List<T> values) {
        List<T> all = List.copyOf(values);
        return number(all.size(), all.size()).map(all::get);
    }

    /** One of these values, each an edge case, shrinking to the first. */
    @SafeVarargs
    static <T> Arbitrary<T> of(T... values) {
        List<T> all = new ArrayList<>(values.length);
        for (T value : values) {
            all.add(value);
        }
        return of(all);
    }

    /**
     * One of a few values, or just as often one of the others. All of the few and the edge cases of the others are edge cases;
     * all shrink to the first of the few if that shows the failure too, else the others shrink as such.
     */
    static <T> Arbitrary<T> of(List<T> few, Arbitrary<? extends T> others) {
        return of(few, 1, others);
    }

    /** Like {@link #of(List, Arbitrary)}, with the others made so many times as often as all of the few together. */
    static <T> Arbitrary<T> of(List<T> few, int weightOfOthers, Arbitrary<? extends T> others) {
        List<Arbitrary<T>> all = new ArrayList<>(few.size() + 1);
        few.forEach(value -> all.add(Arbitraries.just(value)));
        all.add(others.map(value -> value));
        // made once: jqwik keeps a generator for every arbitrary that it meets
        return number((1 + weightOfOthers) * few.size(), all.size())
                .flatMap(chosen -> all.get(Math.min(chosen, few.size())));
    }

    /**
     * The same values without edge cases of their own: where many parts are put together, the products of the edge cases of the
     * parts are many and say little. Those of the parts are still made, each by itself.
     */
    static <T> Arbitrary<T> withoutProducts(Arbitrary<T> combined) {
        return combined.edgeCases(EdgeCases.Config::none);
    }

    /** A number from 0 to below a bound, all of them equally often; so many of them, from 0, are edge cases. */
    private static Arbitrary<Integer> number(int bound, int edgeCases) {
        return Arbitraries.integers()
                .between(0, bound - 1)
                .withDistribution(RandomDistribution.uniform())
                .edgeCases(config -> {
                    config.filter(usual -> false);
                    for (int i = 0; i < edgeCases; i++) {
                        config.add(i);
                    }
                });
    }
}
