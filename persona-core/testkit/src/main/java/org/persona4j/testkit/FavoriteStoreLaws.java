package org.persona4j.testkit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.ProfilePurchases;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.favorite.StorePurchases;
import org.persona4j.identity.ProfileId;

/**
 * The laws of a favorite store. A test class implements this interface and one method:
 *
 * <pre>{@code
 * class OurFavoriteStoreProperties implements FavoriteStoreLaws {
 *     public PurchasePolicy policy() {
 *         return new PurchasePolicy(90);
 *     }
 * }
 * }</pre>
 *
 * <p>Whoever decides in another way than the library replaces {@link #decide} too. The message names the law and tells the
 * smallest words and purchases that break it.
 */
public interface FavoriteStoreLaws {
    /** How often each law is tried. */
    int TRIES = 300;

    /** The time zone in which the days of purchases begin and end. */
    ZoneId ZONE = ZoneOffset.UTC;

    /** How far back purchases count. */
    PurchasePolicy policy();

    /**
     * What is known of a persona. Its text says all of it: it is made up.
     *
     * @param words what was said of its profiles
     * @param purchases what its profiles bought
     */
    record Known(List<StoreClaim> words, List<ProfilePurchases> purchases) {
        /** Makes the lists unmodifiable. */
        public Known {
            words = List.copyOf(words);
            purchases = List.copyOf(purchases);
        }

        @Override
        public String toString() {
            return StoreWords.of(words, purchases);
        }
    }

    /** The favorite store that follows, at {@link StoreClaims#NOW}; by default as the library decides. */
    default Optional<FavoriteStore> decide(Known known) {
        return FavoriteStore.decide(known.words(), known.purchases(), policy(), StoreClaims.NOW, ZONE);
    }

    /** What is known of personas, of which some bought, some said something, and some did both. */
    @Provide
    default Arbitrary<Known> known() {
        return Combinators.combine(StoreClaims.lists(), StoreClaims.purchases()).as(Known::new);
    }

    /** Order: it does not matter in which order words and purchases are told. */
    @Label("ORDER")
    @Property(tries = TRIES)
    default void theOrderOfTheWordsDoesNotMatter(@ForAll("known") Known known) {
        Optional<FavoriteStore> favorite = decide(known);

        Optional<FavoriteStore> backwards = decide(new Known(backwards(known.words()), backwards(known.purchases())));

        if (!backwards.equals(favorite)) {
            throw Sentences.broken(
                    "ORDER",
                    StoreWords.of(favorite) + " decides of " + known + ", but " + StoreWords.of(backwards)
                            + " when they are told backwards");
        }
    }

    /** Level: a word never decides over one of a higher level, and purchases over none. */
    @Label("LEVEL")
    @Property(tries = TRIES)
    default void aLowerLevelNeverReplacesAHigherOne(@ForAll("known") Known known) {
        refuse(
                "LEVEL",
                known,
                (decider, word) -> level(word).compareTo(level(decider)) < 0,
                "which is of a higher level");
    }

    /** Newest: of words of one level the newest decides. */
    @Label("NEWEST")
    @Property(tries = TRIES)
    default void theNewestOfALevelDecides(@ForAll("known") Known known) {
        refuse(
                "NEWEST",
                known,
                (decider, word) -> level(word) == level(decider)
                        && word.choice().at().isAfter(decider.choice().at()),
                "which is newer");
    }

    /** Tie: of words of one level and moment that for the smaller store id decides. */
    @Label("TIE")
    @Property(tries = TRIES)
    default void theSmallerIdDecidesATie(@ForAll("known") Known known) {
        refuse(
                "TIE",
                known,
                (decider, word) -> level(word) == level(decider)
                        && word.choice().at().equals(decider.choice().at())
                        && word.choice().storeId().compareTo(decider.choice().storeId()) < 0,
                "which is for the smaller id");
    }

    /** Told: the answer names the word that decided, as it was said, and every weaker one as beaten. */
    @Label("TOLD")
    @Property(tries = TRIES)
    default void theAnswerTellsWhatDecidedAndWhatWasBeaten(@ForAll("known") Known known) {
        Known said = new Known(known.words(), List.of());
        Optional<FavoriteStore> favorite = decide(said);
        List<StoreClaim> told = favorite.stream()
                .flatMap(it -> Stream.concat(Stream.of(it.decidedBy()), it.beaten().stream()))
                .toList();
        List<StoreClaim> notStronger = said.words().stream()
                .filter(word -> favorite.isEmpty()
                        || StoreClaim.STRONGEST_FIRST.compare(
                                        word, favorite.get().decidedBy())
                                >= 0)
                .sorted(StoreClaim.STRONGEST_FIRST)
                .toList();
        if (!told.equals(notStronger)) {
            throw Sentences.broken(
                    "TOLD",
                    StoreWords.of(favorite) + " decides of " + said + ", and the answer tells of "
                            + StoreWords.of(told, List.of()));
        }
    }

    /** Split: after a merge is taken back, each part has the favorite store that it had before. */
    @Label("SPLIT")
    @Property(tries = TRIES)
    default void splittingGivesEachItsOwnBack(@ForAll("known") Known known) {
        for (Predicate<ProfileId> part : parts(known)) {
            Known own = new Known(
                    known.words().stream()
                            .filter(word -> part.test(word.profileId()))
                            .toList(),
                    known.purchases().stream()
                            .filter(one -> part.test(one.profileId()))
                            .toList());
            Optional<FavoriteStore> before = decide(own);
            Optional<FavoriteStore> merged = decide(known);
            Optional<FavoriteStore> after = decide(own);
            if (!before.equals(after)) {
                throw Sentences.broken(
                        "SPLIT",
                        StoreWords.of(before) + " decided of " + own + "; merged, " + StoreWords.of(merged)
                                + " decided of " + known + "; split again, " + StoreWords.of(after) + " decides");
            }
        }
    }

    /** The profile with the least id, and all others. */
    private static List<Predicate<ProfileId>> parts(Known known) {
        Optional<ProfileId> least = Stream.concat(
                        known.words().stream().map(StoreClaim::profileId),
                        known.purchases().stream().map(ProfilePurchases::profileId))
                .min(Comparator.naturalOrder());
        Predicate<ProfileId> isLeast = id -> least.filter(id::equals).isPresent();
        return List.of(isLeast, isLeast.negate());
    }

    /** Purchases: if nobody says anything, the shop with the most orders decides, then the latest order, then the smaller id. */
    @Label("PURCHASES")
    @Property(tries = TRIES)
    default void theShopWithTheMostOrdersDecidesIfNobodySaysAnything(@ForAll("known") Known known) {
        Known bought = new Known(List.of(), counting(known.purchases()));
        Optional<String> expected = mostOrders(bought.purchases());

        Optional<String> found = decide(bought).map(FavoriteStore::storeId);

        if (!found.equals(expected)) {
            throw Sentences.broken(
                    "PURCHASES",
                    found.orElse("no store") + " is the favorite of " + bought + ", not " + expected.orElse("none"));
        }
    }

    /** Too old: an order from before the days that count changes nothing. */
    @Label("TOO_OLD")
    @Property(tries = TRIES)
    default void whatIsTooOldToCountChangesNothing(@ForAll("known") Known known) {
        Optional<FavoriteStore> with = decide(known);

        Optional<FavoriteStore> without = decide(new Known(known.words(), counting(known.purchases())));

        if (!with.equals(without)) {
            throw Sentences.broken(
                    "TOO_OLD",
                    StoreWords.of(with) + " decides of " + known + ", but " + StoreWords.of(without)
                            + " without the orders from before " + firstMoment());
        }
    }

    private Instant firstMoment() {
        return policy().firstDay(StoreClaims.NOW, ZONE).atStartOfDay(ZONE).toInstant();
    }

    /** The purchases without those that are too old; a profile of which nothing is left keeps its place. */
    private List<ProfilePurchases> counting(List<ProfilePurchases> purchases) {
        List<ProfilePurchases> counting = new ArrayList<>(purchases.size());
        for (ProfilePurchases one : purchases) {
            List<StorePurchases> stores = new ArrayList<>();
            for (StorePurchases store : one.history().stores()) {
                List<Instant> orders = store.orders().stream()
                        .filter(order -> !order.isBefore(firstMoment()))
                        .toList();
                if (!orders.isEmpty()) {
                    stores.add(new StorePurchases(store.storeId(), orders));
                }
            }
            counting.add(new ProfilePurchases(one.profileId(), one.profileKey(), new PurchaseHistory(stores)));
        }
        return counting;
    }

    private static Optional<String> mostOrders(List<ProfilePurchases> purchases) {
        Map<String, List<Instant>> orders = new TreeMap<>();
        for (ProfilePurchases one : purchases) {
            for (StorePurchases store : one.history().stores()) {
                orders.computeIfAbsent(store.storeId(), id -> new ArrayList<>()).addAll(store.orders());
            }
        }
        return orders.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, List<Instant>> store) ->
                                store.getValue().size())
                        .thenComparing(store -> Collections.max(store.getValue()))
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private static ChoiceLevel level(StoreClaim word) {
        return word.choice().level();
    }

    /** Looks for a word that should have decided instead of the one that did. */
    private void refuse(String law, Known known, BiPredicate<StoreClaim, StoreClaim> stronger, String why) {
        Optional<FavoriteStore> favorite = decide(known);
        for (StoreClaim word : known.words()) {
            if (favorite.isPresent() && stronger.test(favorite.get().decidedBy(), word)) {
                throw Sentences.broken(
                        law,
                        StoreWords.of(favorite) + " decides of " + known + ", not " + StoreWords.of(word) + ", " + why);
            }
        }
    }

    private static <T> List<T> backwards(List<T> all) {
        List<T> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        return backwards;
    }
}
