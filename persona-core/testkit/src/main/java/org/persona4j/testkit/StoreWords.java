package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.ProfilePurchases;
import org.persona4j.favorite.StoreClaim;

/** Says what was said and bought, and what decided. */
final class StoreWords {
    private StoreWords() {}

    /** A word, as in {@code s1 (override, 2026-01-01T12:00:00Z, p1)}. */
    static String of(StoreClaim word) {
        String level = word.purchases()
                .map(count -> count.orders() + " of " + count.ofOrders() + " orders")
                .orElse(word.choice().level().label());
        return word.choice().storeId() + " (" + level + ", " + word.choice().at() + ", " + word.profileId() + ")";
    }

    /** What decided. */
    static String of(Optional<FavoriteStore> favorite) {
        return favorite.map(decided -> of(decided.decidedBy())).orElse("nothing");
    }

    /** Words, and purchases with each time. */
    static String of(List<StoreClaim> words, List<ProfilePurchases> purchases) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add(of(word)));
        for (ProfilePurchases one : purchases) {
            one.history()
                    .stores()
                    .forEach(store -> store.orders()
                            .forEach(order ->
                                    all.add(store.storeId() + " (bought, " + order + ", " + one.profileId() + ")")));
        }
        return all.isEmpty() ? "nothing" : Sentences.list(all);
    }
}
