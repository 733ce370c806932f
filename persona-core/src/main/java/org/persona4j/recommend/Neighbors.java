package org.persona4j.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The products that go best with each product, and how well, from 0 to 1. Immutable. */
final class Neighbors {
    private static final int MOST = 100;
    /** How many common baskets count as if they were none: two products that met once by chance do not go together. */
    private static final double CHANCE = 3;

    private static final Comparator<Neighbor> BEST_FIRST =
            Comparator.comparingDouble(Neighbor::likeness).reversed().thenComparing(Neighbor::product);

    private final List<List<Neighbor>> byProduct;

    /** Another product, and how well it goes. */
    record Neighbor(int product, double likeness) {}

    private Neighbors(List<List<Neighbor>> byProduct) {
        this.byProduct = byProduct;
    }

    /**
     * The neighbors by how often pairs were bought, among products that were bought so often.
     *
     * <p>The likeness is the cosine of the two products' baskets, which damps what is in every basket, less a part that pairs of
     * few baskets lose.
     *
     * @param places for each number in the pairs the place of the product, or a negative number if it is gone
     * @param counts for each place how many baskets have the product
     */
    static Neighbors of(PairCounts pairs, int[] places, int[] counts) {
        List<List<Neighbor>> all = new ArrayList<>(counts.length);
        for (int i = 0; i < counts.length; i++) {
            all.add(new ArrayList<>());
        }
        pairs.forEach((a, b, count) -> {
            int first = places[a];
            int second = places[b];
            double cosine = count / Math.sqrt((double) counts[first] * counts[second]);
            double likeness = cosine * count / (count + CHANCE);
            all.get(first).add(new Neighbor(second, likeness));
            all.get(second).add(new Neighbor(first, likeness));
        });
        all.replaceAll(neighbors -> {
            neighbors.sort(BEST_FIRST);
            return List.copyOf(neighbors.subList(0, Math.min(MOST, neighbors.size())));
        });
        return new Neighbors(List.copyOf(all));
    }

    List<Neighbor> of(int product) {
        return byProduct.get(product);
    }
}
