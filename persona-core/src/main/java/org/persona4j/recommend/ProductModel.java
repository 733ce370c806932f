package org.persona4j.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a tenant's baskets tell about its products: how often each is bought, and which are bought together.
 *
 * <p>It ranks products for a customer by a {@link Mix} of three grounds, each from 0 to 1:
 * <ul>
 *   <li><b>repeat</b>: in which part of their visits the customer bought the product, where older visits count less;
 *   <li><b>together</b>: how well the product goes with what they bought, on average over that, by how often baskets have both
 *       in proportion to how often they have either, so that what is in every basket goes with nothing in particular;
 *   <li><b>popular</b>: how many baskets have the product, in proportion to the product that most have. For a new customer
 *       this alone decides.
 * </ul>
 *
 * <p>The model depends on the baskets alone and not on their order. It holds product ids and counts, and nothing about anybody.
 * Only products are recommended that some basket of the model has and some ground speaks for. Immutable, thread-safe.
 */
public final class ProductModel implements Recommender {
    /** A basket of more products than this tells nothing of which are bought together: a shop buys so, not a person. */
    public static final int MOST_PAIRED = 200;

    private static final ProductModel EMPTY = new Builder().build();

    private final long baskets;
    private final String[] products;
    private final int[] counts;
    private final int[] byPopularity;
    private final Neighbors neighbors;
    private final Mix mix;

    private ProductModel(long baskets, String[] products, int[] counts, Neighbors neighbors, Mix mix) {
        this.baskets = baskets;
        this.products = products;
        this.counts = counts;
        this.neighbors = neighbors;
        this.mix = mix;
        this.byPopularity = byPopularity(counts);
    }

    private static int[] byPopularity(int[] counts) {
        Integer[] places = new Integer[counts.length];
        Arrays.setAll(places, place -> place);
        Arrays.sort(places, (a, b) -> Integer.compare(counts[b], counts[a]));
        return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
    }

    /** The model of no baskets, which recommends nothing. */
    public static ProductModel empty() {
        return EMPTY;
    }

    /** Starts a model that is trained basket by basket. */
    public static Builder builder() {
        return new Builder();
    }

    /** The model of these baskets. */
    public static ProductModel of(Iterable<Basket> baskets) {
        Builder builder = new Builder();
        baskets.forEach(basket -> builder.add(basket.products()));
        return builder.build();
    }

    /** The same knowledge ranked by another mix. */
    public ProductModel with(Mix other) {
        return new ProductModel(baskets, products, counts, neighbors, Objects.requireNonNull(other, "other"));
    }

    /** How many baskets it was trained with. */
    public long baskets() {
        return baskets;
    }

    /** How many products it knows. */
    public int size() {
        return products.length;
    }

    /** Whether a basket it was trained with has the product. */
    public boolean knows(String productId) {
        return place(productId) >= 0;
    }

    @Override
    public List<Recommendation> recommend(Collection<Basket> history, int limit) {
        Objects.requireNonNull(history, "history");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be above zero, not " + limit);
        }
        return new Ranking(this, Visits.of(history, mix.fading())).rank(limit);
    }

    int place(String productId) {
        return Arrays.binarySearch(products, productId);
    }

    String product(int place) {
        return products[place];
    }

    /** How popular a product is, from 0 to 1. */
    double popularity(int place) {
        return (double) counts[place] / counts[byPopularity[0]];
    }

    /** The products that most baskets have, those of as many in the order of their ids. */
    int[] mostPopular(int limit) {
        return Arrays.copyOf(byPopularity, Math.min(limit, byPopularity.length));
    }

    List<Neighbors.Neighbor> neighbors(int place) {
        return neighbors.of(place);
    }

    Mix mix() {
        return mix;
    }

    @Override
    public String toString() {
        return "ProductModel{" + products.length + " products, " + baskets + " baskets}";
    }

    /**
     * Counts baskets. It can go on counting after a model was built, which then stays as it is. Not thread-safe.
     *
     * <p>What it takes of memory follows from the number of pairs of products that were ever bought together: 24 to 48 bytes each.
     */
    public static final class Builder {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final PairCounts pairs = new PairCounts();
        private final List<String> products = new ArrayList<>();
        private int[] counts = new int[0];
        private long baskets;

        private Builder() {}

        /** Counts a basket. A product that stands in it twice counts once; a basket without products counts for nothing. */
        public Builder add(Collection<String> basket) {
            count(basket, 1);
            return this;
        }

        /**
         * Takes a basket back that was counted, as if it never had been.
         *
         * @throws IllegalArgumentException if it cannot have been counted, because no basket has one of its products, or no basket
         *     has two of them together
         */
        public Builder remove(Collection<String> basket) {
            if (!canHaveBeenCounted(new ArrayList<>(new HashSet<>(basket)))) {
                throw new IllegalArgumentException("basket was never counted");
            }
            count(basket, -1);
            return this;
        }

        private boolean canHaveBeenCounted(List<String> distinct) {
            int[] known = distinct.stream()
                    .mapToInt(product -> numbers.getOrDefault(product, -1))
                    .toArray();
            for (int i = 0; i < known.length; i++) {
                if (known[i] < 0 || counts[known[i]] == 0) {
                    return false;
                }
                for (int j = 0; j < i && known.length <= MOST_PAIRED; j++) {
                    if (pairs.count(known[i], known[j]) == 0) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void count(Collection<String> basket, int by) {
            int[] distinct =
                    new HashSet<>(basket).stream().mapToInt(this::number).toArray();
            if (distinct.length == 0) {
                return;
            }
            baskets += by;
            for (int product : distinct) {
                counts[product] = Math.addExact(counts[product], by);
            }
            if (distinct.length <= MOST_PAIRED) {
                for (int i = 0; i < distinct.length; i++) {
                    for (int j = 0; j < i; j++) {
                        pairs.add(distinct[i], distinct[j], by);
                    }
                }
            }
        }

        private int number(String product) {
            Objects.requireNonNull(product, "product");
            Integer known = numbers.putIfAbsent(product, products.size());
            if (known != null) {
                return known;
            }
            products.add(product);
            if (products.size() > counts.length) {
                counts = Arrays.copyOf(counts, Math.max(16, 2 * counts.length));
            }
            return products.size() - 1;
        }

        /** The model of what was counted so far. */
        public ProductModel build() {
            String[] known = products.stream()
                    .filter(product -> counts[number(product)] > 0)
                    .sorted()
                    .toArray(String[]::new);
            int[] places = new int[products.size()];
            int[] placed = new int[known.length];
            Arrays.fill(places, -1);
            for (int place = 0; place < known.length; place++) {
                int number = number(known[place]);
                places[number] = place;
                placed[place] = counts[number];
            }
            return new ProductModel(baskets, known, placed, Neighbors.of(pairs, places, placed), Mix.standard());
        }
    }
}
