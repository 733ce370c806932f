package org.persona4j.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every model and every history, beside the rule reckoned product by product. */
class ProductModelProperties {
    private static final double CLOSE = 1e-9;
    private static final double CHANCE = 3;

    private static Arbitrary<Set<String>> products() {
        return Arbitraries.of("a", "b", "c", "d", "e", "f", "g")
                .set()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Set<String>>> baskets() {
        return products().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Basket>> histories() {
        return products().list().ofMaxSize(6).map(visits -> {
            List<Basket> history = new ArrayList<>();
            for (Set<String> visit : visits) {
                history.add(Basket.of(Instant.ofEpochSecond(history.size()), visit));
            }
            return history;
        });
    }

    @Provide
    Arbitrary<Mix> mixes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(0.5, 0.9, 1.0))
                .as((repeat, together, fading) ->
                        new Mix(repeat / 8.0, together / 8.0, 1 - repeat / 8.0 - together / 8.0, fading));
    }

    private static ProductModel model(Collection<Set<String>> baskets) {
        ProductModel.Builder builder = ProductModel.builder();
        baskets.forEach(builder::add);
        return builder.build();
    }

    private static double count(List<Set<String>> baskets, String... products) {
        return baskets.stream()
                .filter(basket -> basket.containsAll(List.of(products)))
                .count();
    }

    /** In which part of the visits the product was bought, the latest weighing most. */
    private static double part(List<Basket> history, String product, double fading) {
        double with = 0;
        double all = 0;
        for (int i = 0; i < history.size(); i++) {
            double weight = Math.pow(fading, history.size() - 1 - i);
            all += weight;
            with += history.get(i).products().contains(product) ? weight : 0;
        }
        return all == 0 ? 0 : with / all;
    }

    /** The score of every product, read off the rule. */
    private static Map<String, Double> scores(List<Set<String>> baskets, List<Basket> history, Mix mix) {
        Set<String> known = baskets.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        Set<String> bought = history.stream()
                .flatMap(visit -> visit.products().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        double most = known.stream().mapToDouble(p -> count(baskets, p)).max().orElse(1);
        Map<String, Double> scores = new TreeMap<>();
        for (String product : known) {
            double liked = 0;
            double weights = 0;
            for (String own : bought) {
                double weight = part(history, own, mix.fading());
                double both = count(baskets, own, product);
                double cosine = both == 0 ? 0 : both / Math.sqrt(count(baskets, own) * count(baskets, product));
                liked += weight * (own.equals(product) ? 1 : cosine * both / (both + CHANCE));
                weights += weight;
            }
            scores.put(
                    product,
                    mix.repeat() * part(history, product, mix.fading())
                            + (weights == 0 ? 0 : mix.together() * liked / weights)
                            + mix.popular() * count(baskets, product) / most);
        }
        return scores;
    }

    @Property
    void scoresAreWhatTheRuleSays(
            @ForAll("baskets") List<Set<String>> baskets,
            @ForAll("histories") List<Basket> history,
            @ForAll("mixes") Mix mix) {
        Map<String, Double> expected = scores(baskets, history, mix);
        expected.values().removeIf(score -> score == 0);

        List<Recommendation> recommended = model(baskets).with(mix).recommend(history, 100);

        assertThat(recommended).hasSize(expected.size());
        assertThat(recommended)
                .allSatisfy(one ->
                        assertThat(one.score()).isCloseTo(expected.getOrDefault(one.productId(), -1.0), within(CLOSE)));
    }

    @Property
    void aShortAnswerIsTheBeginningOfALongOne(
            @ForAll("baskets") List<Set<String>> baskets,
            @ForAll("histories") List<Basket> history,
            @ForAll("mixes") Mix mix,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        ProductModel model = model(baskets).with(mix);
        List<Recommendation> all = model.recommend(history, 100);

        List<Recommendation> few = model.recommend(history, limit);

        assertThat(few).isEqualTo(all.subList(0, Math.min(limit, all.size())));
        assertThat(all).isSortedAccordingTo(Recommendation.BEST_FIRST);
    }

    @Property
    void theOrderOfTrainingAndOfVisitsDoesNotMatter(
            @ForAll("baskets") List<Set<String>> baskets,
            @ForAll("histories") List<Basket> history,
            @ForAll Random random) {
        List<Set<String>> shuffledBaskets = new ArrayList<>(baskets);
        List<Basket> shuffledHistory = new ArrayList<>(history);
        Collections.shuffle(shuffledBaskets, random);
        Collections.shuffle(shuffledHistory, random);

        List<Recommendation> recommended = model(shuffledBaskets).recommend(shuffledHistory, 100);

        assertThat(recommended).isEqualTo(model(baskets).recommend(history, 100));
    }

    @Property
    void aBasketTakenBackIsAsIfItNeverHadBeen(
            @ForAll("baskets") List<Set<String>> baskets,
            @ForAll("baskets") List<Set<String>> takenBack,
            @ForAll("histories") List<Basket> history) {
        ProductModel.Builder builder = ProductModel.builder();
        takenBack.forEach(builder::add);
        baskets.forEach(builder::add);
        takenBack.forEach(builder::remove);

        ProductModel model = builder.build();

        assertThat(model.recommend(history, 100)).isEqualTo(model(baskets).recommend(history, 100));
        assertThat(model.baskets()).isEqualTo(baskets.size());
    }

    @Property
    void buyingAProductOnOneMoreVisitNeverLowersItsScore(
            @ForAll("baskets") List<Set<String>> baskets,
            @ForAll("histories") List<Basket> history,
            @ForAll("mixes") Mix mix,
            @ForAll @IntRange(max = 5) int visit) {
        if (visit >= history.size()) {
            return;
        }
        Basket one = history.get(visit);
        Set<String> more = new HashSet<>(one.products());
        more.add("c");
        List<Basket> after = new ArrayList<>(history);
        after.set(visit, Basket.of(one.at(), more));
        ProductModel model = model(baskets).with(mix);

        assertThat(score(model, after)).isGreaterThanOrEqualTo(score(model, history) - CLOSE);
    }

    private static double score(ProductModel model, List<Basket> history) {
        return model.recommend(history, 100).stream()
                .filter(one -> one.productId().equals("c"))
                .mapToDouble(Recommendation::score)
                .findFirst()
                .orElse(0);
    }

    @Property
    void everyReasonIsTrue(
            @ForAll("baskets") List<Set<String>> baskets,
            @ForAll("histories") List<Basket> history,
            @ForAll("mixes") Mix mix) {
        Set<String> bought =
                history.stream().flatMap(visit -> visit.products().stream()).collect(Collectors.toSet());

        for (Recommendation one : model(baskets).with(mix).recommend(history, 100)) {
            if (one.reason() instanceof Reason.Repeat repeat) {
                List<Basket> latest = history.subList(history.size() - repeat.ofVisits(), history.size());
                assertThat(latest.stream().filter(visit -> visit.products().contains(one.productId())))
                        .hasSize(repeat.visits());
            } else if (one.reason() instanceof Reason.BoughtWith with) {
                assertThat(bought).contains(with.productId());
                assertThat(count(baskets, with.productId(), one.productId())).isPositive();
            }
        }
    }
}
