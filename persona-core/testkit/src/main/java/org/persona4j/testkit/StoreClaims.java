package org.persona4j.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.ProfilePurchases;
import org.persona4j.favorite.PurchaseCount;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.favorite.StoreClaim;

/**
 * Words about favorite stores, and the purchases that speak where nobody said anything.
 *
 * <p>They collide: three stores, three days, six profiles, so that most tie in level, in time or in both. A word shrinks to the
 * override for store {@code s1} on the first day by profile {@code p1}.
 */
public final class StoreClaims {
    /** Until when the days of purchases are counted back; no order of {@link #purchases()} is later. */
    public static final Instant NOW = MadeUp.day(400);

    private static final int PROFILES = 6;
    private static final int DAYS = 3;
    private static final int MOST = 6;
    private static final List<String> STORES = List.of("s1", "s2", "s10");
    private static final List<ChoiceLevel> SAID =
            List.of(ChoiceLevel.OVERRIDE, ChoiceLevel.CUSTOMER_CHOICE, ChoiceLevel.SIGN_UP, ChoiceLevel.FILE_IMPORT);

    private StoreClaims() {}

    /** Words and what purchases say, with store ids of all kinds and moments far apart. */
    public static Arbitrary<StoreClaim> any() {
        return Choices.withoutProducts(Combinators.combine(
                        Choices.of(ChoiceLevel.values()),
                        storeIds(),
                        MadeUp.moments(),
                        counts(),
                        MadeUp.profiles(PROFILES))
                .as(StoreClaims::claim));
    }

    /** Words without the profile that they came from, see {@link #any()}. */
    public static Arbitrary<StoreChoice> choices() {
        return Choices.withoutProducts(any().map(StoreClaim::choice));
    }

    /** Words that somebody said, of the four levels above purchases; few stores and few days. */
    public static Arbitrary<StoreClaim> said() {
        return Choices.withoutProducts(Combinators.combine(
                        Choices.of(SAID), Choices.of(STORES), MadeUp.fewMoments(DAYS), MadeUp.profiles(PROFILES))
                .as((level, store, at, profile) ->
                        new StoreClaim(new StoreChoice(level, store, at), profile.id(), profile.key())));
    }

    /** No to six words that somebody said, of up to six profiles; a profile may have said several things, and one twice. */
    public static Arbitrary<List<StoreClaim>> lists() {
        return said().list().ofMaxSize(MOST);
    }

    /**
     * What up to three profiles bought, each in up to three stores: no purchase, one, several at the same second, and some so
     * long before {@link #NOW} that a year does not reach them, by a day or by an hour.
     */
    public static Arbitrary<List<ProfilePurchases>> purchases() {
        Arbitrary<Instant> moments = Choices.of(
                NOW,
                MadeUp.day(399),
                MadeUp.day(35),
                MadeUp.day(35).minusSeconds(43_200),
                MadeUp.day(35).minusSeconds(43_201),
                MadeUp.day(34),
                MadeUp.day(33),
                MadeUp.day(0));
        Arbitrary<StoreChoice> orders = Combinators.combine(Choices.of(STORES), moments)
                .as((store, at) -> new StoreChoice(ChoiceLevel.PURCHASE_HISTORY, store, at));
        return Choices.withoutProducts(
                orders.list().ofMaxSize(MOST).list().ofMaxSize(3).map(StoreClaims::byProfile));
    }

    /** Ids of stores: plain ones, one as long as may be, and some in other scripts. */
    public static Arbitrary<String> storeIds() {
        return Choices.of(STORES, MadeUp.texts("store", 128));
    }

    /** How far back purchases count: a year, a day, the most days there may be, and more. */
    public static Arbitrary<PurchasePolicy> policies() {
        return Choices.of(
                        List.of(365, 1, 2, PurchasePolicy.MAX_DAYS),
                        Arbitraries.integers().between(1, 400))
                .map(PurchasePolicy::new);
    }

    private static Arbitrary<PurchaseCount> counts() {
        LocalDate since = LocalDate.ofInstant(MadeUp.FIRST_MOMENT, ZoneOffset.UTC);
        return Combinators.combine(Choices.of(1, 2, 1_000_000), Choices.of(0, 1, 1_000_000))
                .as((here, elsewhere) -> new PurchaseCount(here, here + elsewhere, since));
    }

    private static StoreClaim claim(
            ChoiceLevel level, String store, Instant at, PurchaseCount count, MadeUp.Handle profile) {
        Optional<PurchaseCount> purchases =
                level == ChoiceLevel.PURCHASE_HISTORY ? Optional.of(count) : Optional.empty();
        return new StoreClaim(new StoreChoice(level, store, at), profile.id(), profile.key(), purchases);
    }

    /** Each profile's orders as it keeps them, by the longest memory there is, so that the policy that asks decides what counts. */
    private static List<ProfilePurchases> byProfile(List<List<StoreChoice>> orders) {
        PurchasePolicy longest = new PurchasePolicy(PurchasePolicy.MAX_DAYS);
        List<ProfilePurchases> purchases = new ArrayList<>();
        for (List<StoreChoice> own : orders) {
            PurchaseHistory history = PurchaseHistory.empty();
            for (StoreChoice order : own) {
                history = history.plus(order.storeId(), order.at(), longest, NOW);
            }
            MadeUp.Handle profile = new MadeUp.Handle(purchases.size());
            purchases.add(new ProfilePurchases(profile.id(), profile.key(), history));
        }
        return purchases;
    }
}
