package org.persona4j.favorite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.ProfileId;

class FavoriteStoreTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-01-02T00:00:00Z");

    private static StoreClaim claim(ChoiceLevel level, String storeId, Instant at, String profile) {
        return new StoreClaim(new StoreChoice(level, storeId, at), ProfileId.of(profile), "key-" + profile);
    }

    @Test
    void aNewerWordOfALowerLevelReplacesNothing() {
        StoreClaim chosen = claim(ChoiceLevel.CUSTOMER_CHOICE, "main-street", MONDAY, "p1");
        StoreClaim imported = claim(ChoiceLevel.FILE_IMPORT, "harbor", TUESDAY, "p2");

        FavoriteStore favorite = FavoriteStore.decide(List.of(imported, chosen)).orElseThrow();

        assertThat(favorite.storeId()).isEqualTo("main-street");
    }

    @Test
    void withinALevelTheNewestWins() {
        StoreClaim old = claim(ChoiceLevel.SIGN_UP, "main-street", MONDAY, "p1");
        StoreClaim fresh = claim(ChoiceLevel.SIGN_UP, "harbor", TUESDAY, "p2");

        FavoriteStore favorite = FavoriteStore.decide(List.of(old, fresh)).orElseThrow();

        assertThat(favorite.decidedBy()).isEqualTo(fresh);
    }

    @Test
    void atOneTimeTheSmallerStoreIdWins() {
        StoreClaim harbor = claim(ChoiceLevel.SIGN_UP, "harbor", MONDAY, "p2");
        StoreClaim street = claim(ChoiceLevel.SIGN_UP, "main-street", MONDAY, "p1");

        FavoriteStore favorite = FavoriteStore.decide(List.of(street, harbor)).orElseThrow();

        assertThat(favorite.storeId()).isEqualTo("harbor");
    }

    @Test
    void anOverrideStandsAboveTheCustomersChoice() {
        StoreClaim chosen = claim(ChoiceLevel.CUSTOMER_CHOICE, "main-street", TUESDAY, "p1");
        StoreClaim overridden = claim(ChoiceLevel.OVERRIDE, "harbor", MONDAY, "p1");

        FavoriteStore favorite =
                FavoriteStore.decide(List.of(chosen, overridden)).orElseThrow();

        assertThat(favorite.level()).isEqualTo(ChoiceLevel.OVERRIDE);
    }

    @Test
    void nobodysWordMakesNoFavorite() {
        assertThat(FavoriteStore.decide(List.of())).isEmpty();
    }

    @Test
    void theExplanationNamesWhatDecidedAndWhatItBeat() {
        StoreClaim chosen = claim(ChoiceLevel.CUSTOMER_CHOICE, "main-street", MONDAY, "p1");
        StoreClaim imported = claim(ChoiceLevel.FILE_IMPORT, "harbor", TUESDAY, "p2");

        List<String> lines =
                FavoriteStore.decide(List.of(imported, chosen)).orElseThrow().describe();

        assertThat(lines)
                .containsExactly(
                        "store main-street (customer's choice, 2024-01-01T00:00:00Z, profile p1)",
                        "  beat store harbor (file import, 2024-01-02T00:00:00Z, profile p2)");
    }

    @Test
    void beatenWordsOutOfOrderAreRefused() {
        StoreClaim chosen = claim(ChoiceLevel.CUSTOMER_CHOICE, "main-street", MONDAY, "p1");
        StoreClaim imported = claim(ChoiceLevel.FILE_IMPORT, "harbor", TUESDAY, "p2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FavoriteStore(imported, List.of(chosen)))
                .withMessageContaining("beaten");
    }

    @Test
    void aBlankStoreIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreChoice(ChoiceLevel.SIGN_UP, " ", MONDAY))
                .withMessageContaining("store id");
    }
}
