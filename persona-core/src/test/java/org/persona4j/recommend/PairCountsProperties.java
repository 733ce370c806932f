package org.persona4j.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The table of pairs beside a map. */
class PairCountsProperties {
    private static final int PRODUCTS = 40;

    /** A pair that is counted by so many more or fewer. */
    record Counted(int a, int b, int by) {}

    @Provide
    Arbitrary<List<Counted>> counted() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PRODUCTS - 1),
                        Arbitraries.integers().between(1, PRODUCTS - 1),
                        Arbitraries.of(1, 1, 1, 2, -1))
                .as((a, distance, by) -> new Counted(a, (a + distance) % PRODUCTS, by))
                .list()
                .ofMaxSize(400);
    }

    @Property(tries = 200)
    void pairsAreCountedAsInAMap(@ForAll("counted") List<Counted> counted) {
        PairCounts pairs = new PairCounts();
        Map<Set<Integer>, Integer> model = new HashMap<>();
        for (Counted one : counted) {
            pairs.add(one.a(), one.b(), one.by());
            model.merge(Set.of(one.a(), one.b()), one.by(), Integer::sum);
        }

        Map<Set<Integer>, Integer> positive = new HashMap<>();
        pairs.forEach((smaller, larger, count) -> {
            assertThat(smaller).isLessThan(larger);
            positive.put(Set.of(smaller, larger), count);
        });

        assertThat(model).allSatisfy((pair, count) -> {
            Integer[] both = pair.toArray(Integer[]::new);
            assertThat(pairs.count(both[0], both[1])).isEqualTo(count);
        });
        model.values().removeIf(count -> count <= 0);
        assertThat(positive).isEqualTo(model);
    }
}
