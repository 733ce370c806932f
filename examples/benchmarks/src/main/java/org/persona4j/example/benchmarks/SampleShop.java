package org.persona4j.example.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An invented grocery, for whoever has no purchases at hand: the same every time.
 *
 * <p>Products fall off in popularity as words do, but with a flatter top: the n-th is bought in proportion to 1/(n + 19). Every member has some staples of
 * their own, each with a number of visits after which it is due again, and some recipes out of those that everybody shares: a recipe
 * is a few products bought together. A visit takes the staples that are due, in one of three cases a recipe, and a few products
 * at random. Figures on it say whether the program works, not how good it is on purchases of people.
 */
final class SampleShop {
    private static final long SEED = 20_240_101;
    private static final int PRODUCTS = 2_000;
    private static final int FLAT_TOP = 20;
    private static final int RECIPES = 150;
    private static final int RECIPE_SIZE = 4;
    private static final int STAPLES = 8;
    private static final int OWN_RECIPES = 3;
    private static final int LONGEST_CYCLE = 8;
    private static final int MOST_VISITS = 20;
    private static final int MOST_RANDOM = 6;
    private static final Instant OPENED = Instant.parse("2024-01-01T09:00:00Z");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final double[] reached = new double[PRODUCTS];
    private final List<List<Integer>> recipes = new ArrayList<>();
    private final Purchases purchases = new Purchases();

    private SampleShop() {
        double sum = 0;
        for (int i = 0; i < PRODUCTS; i++) {
            sum += 1.0 / (i + FLAT_TOP);
            reached[i] = sum;
        }
        for (int i = 0; i < RECIPES; i++) {
            recipes.add(products(RECIPE_SIZE));
        }
    }

    /** The purchases of so many members. */
    static Purchases purchases(int members) {
        SampleShop shop = new SampleShop();
        for (int member = 0; member < members; member++) {
            shop.live("m" + member);
        }
        return shop.purchases;
    }

    private void live(String member) {
        List<Integer> staples = products(STAPLES);
        int[] cycles = staples.stream()
                .mapToInt(staple -> random.nextInt(1, LONGEST_CYCLE + 1))
                .toArray();
        List<List<Integer>> own = new ArrayList<>();
        for (int i = 0; i < OWN_RECIPES; i++) {
            own.add(recipes.get(random.nextInt(RECIPES)));
        }
        Instant visit = OPENED;
        int visits = random.nextInt(2, MOST_VISITS + 1);
        for (int number = 0; number < visits; number++) {
            visit = visit.plus(Duration.ofHours(random.nextInt(24, 24 * 14)));
            List<Integer> basket = products(random.nextInt(1, MOST_RANDOM + 1));
            for (int i = 0; i < cycles.length; i++) {
                if ((number + i) % cycles[i] == 0) {
                    basket.add(staples.get(i));
                }
            }
            if (random.nextInt(3) == 0) {
                basket.addAll(own.get(random.nextInt(OWN_RECIPES)));
            }
            for (int product : basket) {
                purchases.add(member, visit, "product-" + product);
            }
        }
    }

    private List<Integer> products(int count) {
        List<Integer> chosen = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chosen.add(product());
        }
        return chosen;
    }

    private int product() {
        double point = random.nextDouble(reached[PRODUCTS - 1]);
        int low = 0;
        int high = PRODUCTS - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (reached[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
