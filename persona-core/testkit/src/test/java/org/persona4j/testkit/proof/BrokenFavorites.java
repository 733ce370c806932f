package org.persona4j.testkit.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.lifecycle.BeforeTry;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.ProfilePurchases;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.favorite.StorePurchases;
import org.persona4j.testkit.FavoriteStoreLaws;
import org.persona4j.testkit.StoreClaims;

/** Favorite stores that are decided in one wrong way each. */
final class BrokenFavorites {
    private BrokenFavorites() {}

    /** Decides by the library, of what is left after somebody wrongly did not listen. */
    abstract static class Deaf implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return PurchasePolicy.standard();
        }

        @Override
        public Optional<FavoriteStore> decide(Known known) {
            return FavoriteStoreLaws.super.decide(new Known(
                    known.words().stream().filter(heard(known.words())).toList(), known.purchases()));
        }

        abstract Predicate<StoreClaim> heard(List<StoreClaim> words);
    }

    private static ChoiceLevel level(StoreClaim word) {
        return word.choice().level();
    }

    private static Instant at(StoreClaim word) {
        return word.choice().at();
    }

    /** The words of the highest level that was spoken on. */
    private static List<StoreClaim> highest(List<StoreClaim> words) {
        return words.stream()
                .filter(word -> words.stream().noneMatch(other -> level(other).compareTo(level(word)) < 0))
                .toList();
    }

    /** Where several profiles say the very same, names the one that is told first. */
    @Breaks(value = "ORDER", saying = "when they are told backwards")
    static class NamesTheFirstToSaySo extends Deaf {
        @Override
        Predicate<StoreClaim> heard(List<StoreClaim> words) {
            Optional<StoreClaim> strongest = words.stream().min(StoreClaim.STRONGEST_FIRST);
            Optional<StoreClaim> first = words.stream()
                    .filter(word -> word.choice().equals(strongest.orElseThrow().choice()))
                    .findFirst();
            return word -> StoreClaim.STRONGEST_FIRST.compare(word, first.orElseThrow()) >= 0;
        }
    }

    @Breaks(value = "LEVEL", saying = "which is of a higher level")
    static class LetsTheCustomerChangeAnOverride extends Deaf {
        @Override
        Predicate<StoreClaim> heard(List<StoreClaim> words) {
            boolean chosen = words.stream().anyMatch(word -> level(word) == ChoiceLevel.CUSTOMER_CHOICE);
            return word -> !(chosen && level(word) == ChoiceLevel.OVERRIDE);
        }
    }

    @Breaks(value = "NEWEST", saying = "which is newer")
    static class KeepsTheFirstWord extends Deaf {
        @Override
        Predicate<StoreClaim> heard(List<StoreClaim> words) {
            List<StoreClaim> highest = highest(words);
            return word -> !(highest.contains(word)
                    && highest.stream().anyMatch(other -> at(other).isBefore(at(word))));
        }
    }

    @Breaks(value = "TIE", saying = "which is for the smaller id")
    static class PrefersTheGreaterId extends Deaf {
        @Override
        Predicate<StoreClaim> heard(List<StoreClaim> words) {
            Optional<StoreClaim> strongest = words.stream().min(StoreClaim.STRONGEST_FIRST);
            List<StoreClaim> rivals = words.stream()
                    .filter(word -> level(word) == level(strongest.orElseThrow())
                            && at(word).equals(at(strongest.orElseThrow())))
                    .toList();
            return word -> !(rivals.contains(word)
                    && rivals.stream()
                            .anyMatch(other -> other.choice()
                                            .storeId()
                                            .compareTo(word.choice().storeId())
                                    > 0));
        }
    }

    @Breaks(value = "TOLD", saying = "and the answer tells of")
    static class ForgetsWhatWasBeaten implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return PurchasePolicy.standard();
        }

        @Override
        public Optional<FavoriteStore> decide(Known known) {
            return FavoriteStoreLaws.super
                    .decide(known)
                    .map(favorite -> new FavoriteStore(favorite.decidedBy(), List.of()));
        }
    }

    /** Writes the favorite store of a merged customer to all profiles, where it stays. */
    @Breaks(value = "SPLIT", saying = "; split again, ")
    static class CopiesItToAllProfiles implements FavoriteStoreLaws {
        private Set<StoreClaim> merged = Set.of();
        private Optional<FavoriteStore> copied = Optional.empty();

        @BeforeTry
        void forget() {
            merged = Set.of();
        }

        @Override
        public PurchasePolicy policy() {
            return PurchasePolicy.standard();
        }

        @Override
        public Optional<FavoriteStore> decide(Known known) {
            Set<StoreClaim> words = Set.copyOf(known.words());
            if (words.size() < merged.size() && merged.containsAll(words)) {
                return copied;
            }
            merged = words;
            copied = FavoriteStoreLaws.super.decide(known);
            return copied;
        }
    }

    @Breaks(value = "PURCHASES", saying = "is the favorite of")
    static class GoesByTheLatestOrder implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return PurchasePolicy.standard();
        }

        @Override
        public Optional<FavoriteStore> decide(Known known) {
            Optional<Instant> latest = known.purchases().stream()
                    .flatMap(one -> one.history().stores().stream())
                    .map(store -> Collections.max(store.orders()))
                    .max(Comparator.naturalOrder());
            List<ProfilePurchases> only = new ArrayList<>();
            for (ProfilePurchases one : known.purchases()) {
                List<StorePurchases> stores = one.history().stores().stream()
                        .filter(store -> latest.map(store.orders()::contains).orElse(false))
                        .map(store -> new StorePurchases(store.storeId(), List.of(latest.orElseThrow())))
                        .toList();
                only.add(new ProfilePurchases(one.profileId(), one.profileKey(), new PurchaseHistory(stores)));
            }
            return FavoriteStoreLaws.super.decide(new Known(known.words(), only));
        }
    }

    @Breaks(value = "TOO_OLD", saying = "without the orders from before")
    static class CountsEverySale implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return new PurchasePolicy(90);
        }

        @Override
        public Optional<FavoriteStore> decide(Known known) {
            PurchasePolicy everything = new PurchasePolicy(PurchasePolicy.MAX_DAYS);
            return FavoriteStore.decide(known.words(), known.purchases(), everything, StoreClaims.NOW, ZONE);
        }
    }
}
