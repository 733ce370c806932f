package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.Mix;
import org.persona4j.recommend.Reason;
import org.persona4j.recommend.Recommendation;

/** What somebody may buy next and why, what they bought, and how predictions are mixed. */
public final class Recommendations {
    private static final int MOST_PRODUCTS = 4;

    private Recommendations() {}

    /** Products with scores from 0 to 1 and reasons of all kinds. */
    public static Arbitrary<Recommendation> any() {
        Arbitrary<Double> scores = Choices.of(
                List.of(1.0, 0.0, 0.5, Double.MIN_VALUE),
                Arbitraries.doubles().between(0, 1).ofScale(3));
        return Choices.withoutProducts(
                Combinators.combine(products(), scores, reasons()).as(Recommendation::new));
    }

    /** Up to four recommendations of products of their own, the best first, as a recommender gives them. */
    public static Arbitrary<List<Recommendation>> lists() {
        return Choices.withoutProducts(any().list()
                .uniqueElements(Recommendation::productId)
                .ofMaxSize(MOST_PRODUCTS)
                .map(some -> some.stream().sorted(Recommendation.BEST_FIRST).toList()));
    }

    /** Why something is recommended: for every reason there is. */
    public static Arbitrary<Reason> reasons() {
        return Choices.of(
                new Reason.Repeat(1, 1),
                new Reason.Repeat(3, 10),
                new Reason.Repeat(500, 500),
                new Reason.BoughtWith("tea"),
                new Reason.BoughtWith("צל · ظل · 影"),
                new Reason.Popular());
    }

    /** What was bought at once: nothing that is known, one product, several. */
    public static Arbitrary<Basket> baskets() {
        return Choices.withoutProducts(
                Combinators.combine(MadeUp.moments(), products().set().ofMaxSize(MOST_PRODUCTS))
                        .as(Basket::of));
    }

    /** How predictions are mixed: the standard way, each kind alone, without fading. */
    public static Arbitrary<Mix> mixes() {
        return Choices.of(
                Mix.standard(),
                new Mix(1, 0, 0, 0.5),
                new Mix(0, 1, 0, 0.95),
                new Mix(0, 0, 1, 0.95),
                new Mix(0.25, 0.25, 0.5, 1),
                new Mix(0.8, 0.1, 0.1, Double.MIN_VALUE));
    }

    private static Arbitrary<String> products() {
        return Choices.of("tea", "coffee", "milk", "bread", "צל · ظل · 影");
    }
}
