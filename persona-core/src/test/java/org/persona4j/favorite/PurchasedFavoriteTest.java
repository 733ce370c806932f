package org.persona4j.favorite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.JsonCodec;

class PurchasedFavoriteTest {
    private static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");
    private static final PurchasePolicy YEAR = PurchasePolicy.standard();

    private static Instant daysAgo(int days) {
        return NOW.minusSeconds(days * 86_400L);
    }

    private static PurchaseHistory history(String storeId, Instant... orders) {
        PurchaseHistory history = PurchaseHistory.empty();
        for (Instant order : orders) {
            history = history.plus(storeId, order, YEAR, NOW);
        }
        return history;
    }

    private static ProfilePurchases of(String profile, PurchaseHistory history) {
        return new ProfilePurchases(ProfileId.of(profile), "key-" + profile, history);
    }

    private static FavoriteStore decide(List<StoreClaim> claims, ProfilePurchases... purchases) {
        return FavoriteStore.decide(claims, List.of(purchases), YEAR, NOW, ZoneOffset.UTC)
                .orElseThrow();
    }

    @Test
    void theStoreWithTheMostOrdersWins() {
        PurchaseHistory history =
                history("harbor", daysAgo(30), daysAgo(20)).plus("main-street", daysAgo(1), YEAR, NOW);

        FavoriteStore favorite = decide(List.of(), of("p1", history));

        assertThat(favorite.storeId()).isEqualTo("harbor");
        assertThat(favorite.level()).isEqualTo(ChoiceLevel.PURCHASE_HISTORY);
        assertThat(favorite.decidedBy().purchases()).contains(new PurchaseCount(2, 3, LocalDate.parse("2023-06-16")));
    }

    @Test
    void ofAsManyOrdersTheLatestDecidesThenTheSmallerId() {
        PurchaseHistory later = history("harbor", daysAgo(9)).plus("main-street", daysAgo(8), YEAR, NOW);
        PurchaseHistory same = history("main-street", daysAgo(9)).plus("harbor", daysAgo(9), YEAR, NOW);

        assertThat(decide(List.of(), of("p1", later)).storeId()).isEqualTo("main-street");
        assertThat(decide(List.of(), of("p1", same)).storeId()).isEqualTo("harbor");
    }

    @Test
    void theOrdersOfAllProfilesAreCountedTogether() {
        ProfilePurchases first = of("p1", history("harbor", daysAgo(3)).plus("main-street", daysAgo(5), YEAR, NOW));
        ProfilePurchases second = of("p2", history("main-street", daysAgo(9)));

        FavoriteStore together = decide(List.of(), first, second);

        assertThat(together.storeId()).isEqualTo("main-street");
        assertThat(together.profileId()).isEqualTo(ProfileId.of("p1"));
        assertThat(decide(List.of(), first).storeId()).isEqualTo("harbor");
    }

    @Test
    void ofTwoProfilesWithTheLatestOrderTheOneWithTheSmallerKeyIsNamed() {
        ProfilePurchases second = of("p2", history("harbor", daysAgo(3)));
        ProfilePurchases first = of("p1", history("harbor", daysAgo(3)));

        assertThat(decide(List.of(), second, first).profileId()).isEqualTo(ProfileId.of("p1"));
    }

    @Test
    void anyWordOfAnybodyBeatsPurchases() {
        StoreClaim imported = new StoreClaim(
                new StoreChoice(ChoiceLevel.FILE_IMPORT, "old-town", daysAgo(3_000)), ProfileId.of("p2"), "key-p2");

        FavoriteStore favorite = decide(List.of(imported), of("p1", history("harbor", daysAgo(1), daysAgo(2))));

        assertThat(favorite.describe())
                .containsExactly(
                        "store old-town (file import, " + daysAgo(3_000) + ", profile p2)",
                        "  beat store harbor (purchases, 2 of 2 orders since 2023-06-16, the latest 2024-06-14T12:00:00Z,"
                                + " profile p1)");
    }

    @Test
    void theWindowBeginsWithADayOfTheTimeZone() {
        PurchaseHistory history = history("harbor", Instant.parse("2023-06-15T20:00:00Z"));

        Optional<FavoriteStore> inUtc =
                FavoriteStore.decide(List.of(), List.of(of("p1", history)), YEAR, NOW, ZoneOffset.UTC);
        Optional<FavoriteStore> inTokyo =
                FavoriteStore.decide(List.of(), List.of(of("p1", history)), YEAR, NOW, ZoneId.of("Asia/Tokyo"));

        assertThat(inUtc).isEmpty();
        assertThat(inTokyo).isPresent();
    }

    @Test
    void timeAloneTakesOrdersOutOfTheWindow() {
        ProfilePurchases purchases = of("p1", history("harbor", daysAgo(0)));

        assertThat(FavoriteStore.decide(List.of(), List.of(purchases), YEAR, daysAgo(-365), ZoneOffset.UTC))
                .isPresent();
        assertThat(FavoriteStore.decide(List.of(), List.of(purchases), YEAR, daysAgo(-366), ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void addingAnOrderForgetsThoseThatAreTooOld() {
        PurchaseHistory history = history("harbor", daysAgo(300));

        PurchaseHistory later = history.plus("main-street", daysAgo(-100), YEAR, daysAgo(-100));

        assertThat(later.stores()).extracting(StorePurchases::storeId).containsExactly("main-street");
    }

    @Test
    void anOrderThatIsTooOldIsNotAdded() {
        assertThat(PurchaseHistory.empty().plus("harbor", daysAgo(500), YEAR, NOW))
                .isEqualTo(PurchaseHistory.empty());
    }

    @Test
    void takingOutAnOrderThatIsNotThereChangesNothing() {
        PurchaseHistory history = history("harbor", daysAgo(3));

        assertThat(history.minus("harbor", daysAgo(4))).isSameAs(history);
        assertThat(history.minus("main-street", daysAgo(3))).isSameAs(history);
    }

    @Test
    void ofTooManyOrdersTheLatestAreKept() {
        PurchaseHistory history = history("harbor", daysAgo(200));
        for (int i = 0; i < PurchaseHistory.MAX_ORDERS; i++) {
            history = history.plus("main-street", daysAgo(100).plusSeconds(i), YEAR, NOW);
        }

        assertThat(history.stores()).extracting(StorePurchases::storeId).containsExactly("main-street");
        assertThat(history.stores().get(0).orders()).hasSize(PurchaseHistory.MAX_ORDERS);
    }

    @Test
    void aStoredHistoryIsShort() {
        PurchaseHistory history =
                history("harbor", Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-01-02T00:00:01.5Z"));

        assertThat(new String(JsonCodec.write(history), UTF_8))
                .isEqualTo("{\"stores\":[{\"storeId\":\"harbor\",\"gaps\":[1704067200,86401]}]}");
    }

    @Test
    void ordersSpeakForWhatPurchasesSayAndForNothingElse() {
        StoreChoice bought = new StoreChoice(ChoiceLevel.PURCHASE_HISTORY, "harbor", NOW);
        StoreChoice chosen = new StoreChoice(ChoiceLevel.SIGN_UP, "harbor", NOW);
        Optional<PurchaseCount> count = Optional.of(new PurchaseCount(1, 1, LocalDate.EPOCH));

        assertThatIllegalArgumentException().isThrownBy(() -> new StoreClaim(bought, ProfileId.of("p1"), "k"));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreClaim(chosen, ProfileId.of("p1"), "k", count));
    }

    @Test
    void boundsAreChecked() {
        Instant second = Instant.EPOCH;

        assertThatIllegalArgumentException().isThrownBy(() -> new PurchasePolicy(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchasePolicy(3_661));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseCount(0, 1, LocalDate.EPOCH));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseCount(2, 1, LocalDate.EPOCH));
        assertThatIllegalArgumentException().isThrownBy(() -> new StorePurchases(" ", List.of(second)));
        assertThatIllegalArgumentException().isThrownBy(() -> new StorePurchases("a", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StorePurchases("a", List.of(second.plusSeconds(1), second)));
        assertThatIllegalArgumentException().isThrownBy(() -> new StorePurchases("a", List.of(second.plusMillis(1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseHistory.empty().plus(" ", NOW, YEAR, NOW));
        StorePurchases one = new StorePurchases("a", List.of(second));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(List.of(one, one)));
    }
}
