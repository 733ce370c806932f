package org.persona4j.example.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.Mix;
import org.persona4j.recommend.ProductModel;
import org.persona4j.recommend.Recommendation;
import org.persona4j.recommend.Recommender;

/**
 * How often one of ten recommended products is in the basket that the member bought next.
 *
 * <p>Each member's last basket is hidden; the model is trained with all other baskets of all members, and asked about each member
 * who has an earlier basket. Members are in two halves by their ids: the standard {@link Mix} was chosen by looking at the first
 * half, so only the figures of the second say how good it is on members it was not chosen for.
 */
public final class RecommendationQuality {
    private static final int LIMIT = 10;
    private static final int SAMPLE_MEMBERS = 3_000;
    private static final double[] TOGETHER = {0, 0.05, 0.1, 0.2};
    private static final double[] POPULAR = {0.05, 0.1, 0.2, 0.3};
    private static final double[] FADING = {0.9, 0.95, 1};

    private final List<Trial> chosenBy = new ArrayList<>();
    private final List<Trial> unseen = new ArrayList<>();
    private final ProductModel model;
    private final PrintStream out;

    /** What one member bought before, and the basket that is to be foretold. */
    private record Trial(List<Basket> history, Set<String> next) {}

    /** What came out over some members. */
    record Score(int members, double hitRate, double found) {}

    RecommendationQuality(Map<String, List<Basket>> baskets, PrintStream out) {
        this.out = out;
        ProductModel.Builder training = ProductModel.builder();
        baskets.forEach((member, all) -> {
            List<Basket> history = all.subList(0, all.size() - 1);
            history.forEach(basket -> training.add(basket.products()));
            if (!history.isEmpty()) {
                Trial trial = new Trial(history, all.get(all.size() - 1).products());
                (isInFirstHalf(member) ? chosenBy : unseen).add(trial);
            }
        });
        this.model = training.build();
    }

    private static boolean isInFirstHalf(String member) {
        return Math.floorMod(member.hashCode(), 2) == 0;
    }

    /**
     * Prints the table of a file, or of a generated sample.
     *
     * @param arguments the file, with a line {@code member,time,product} on top, or nothing; then {@code search} to print, for the
     *     first half of members, many mixes instead
     */
    public static void main(String[] arguments) {
        Purchases purchases =
                arguments.length > 0 ? Purchases.read(Path.of(arguments[0])) : SampleShop.purchases(SAMPLE_MEMBERS);
        RecommendationQuality quality = new RecommendationQuality(purchases.baskets(), System.out);
        if (arguments.length > 1 && arguments[1].equals("search")) {
            quality.search();
        } else {
            quality.print();
        }
    }

    void print() {
        out.println(model);
        out.println("| recommender | half | members | hit rate at 10 | found of the basket |\n|---|---|--:|--:|--:|");
        print("most popular", history -> popular());
        print("own most frequent, then most popular", this::ownThenPopular);
        print("standard mix", history -> ids(model, history));
    }

    private void search() {
        for (double together : TOGETHER) {
            for (double popular : POPULAR) {
                for (double fading : FADING) {
                    Mix mix = new Mix(1 - together - popular, together, popular, fading);
                    Recommender mixed = model.with(mix);
                    Score score = score(chosenBy, history -> ids(mixed, history));
                    out.printf(Locale.ROOT, "%.4f %.4f %s%n", score.hitRate(), score.found(), mix);
                }
            }
        }
    }

    private void print(String name, Function<List<Basket>, List<String>> recommend) {
        print(name, "chosen by", score(chosenBy, recommend));
        print(name, "unseen", score(unseen, recommend));
    }

    private void print(String name, String half, Score score) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %,d | %.1f %% | %.1f %% |%n",
                name,
                half,
                score.members(),
                100 * score.hitRate(),
                100 * score.found());
    }

    /** The score of the standard mix over the members it was not chosen by. */
    Score unseen() {
        return score(unseen, history -> ids(model, history));
    }

    /** The score of the most popular products over the same members. */
    Score unseenByPopularity() {
        return score(unseen, history -> popular());
    }

    private static Score score(List<Trial> trials, Function<List<Basket>, List<String>> recommend) {
        int hits = 0;
        double found = 0;
        for (Trial trial : trials) {
            long right = recommend.apply(trial.history()).stream()
                    .filter(trial.next()::contains)
                    .count();
            hits += right > 0 ? 1 : 0;
            found += (double) right / trial.next().size();
        }
        int members = Math.max(1, trials.size());
        return new Score(trials.size(), (double) hits / members, found / members);
    }

    private List<String> popular() {
        return ids(model, List.of());
    }

    private List<String> ownThenPopular(List<Basket> history) {
        Map<String, Long> times = history.stream()
                .flatMap(basket -> basket.products().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> own = new ArrayList<>(times.keySet());
        own.sort((a, b) -> {
            int byTimes = Long.compare(times.getOrDefault(b, 0L), times.getOrDefault(a, 0L));
            return byTimes != 0 ? byTimes : a.compareTo(b);
        });
        own.addAll(popular());
        return own.stream().distinct().limit(LIMIT).toList();
    }

    private static List<String> ids(Recommender recommender, Collection<Basket> history) {
        return recommender.recommend(history, LIMIT).stream()
                .map(Recommendation::productId)
                .toList();
    }
}
