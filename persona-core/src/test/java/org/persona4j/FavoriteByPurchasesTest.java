package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.profile;

import org.junit.jupiter.api.Test;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.identity.PersonaId;
import org.persona4j.order.OrderRefund;
import org.persona4j.profile.SourceRecord;

class FavoriteByPurchasesTest {
    private static final String PHONE = "+16035551201";

    private final Shop shop = new Shop();

    private FavoriteStore favorite(PersonaId id) {
        return shop.owner().search().byId(id).orElseThrow().favoriteStore().orElseThrow();
    }

    private void buysIn(String store, PersonaId customer, String order) {
        shop.buys(customer, shop.orderOf(order, store, "tea", "3"));
    }

    @Test
    void theShopWithTheMostOrdersIsTheFavorite() {
        PersonaId ada = shop.customer("1", PHONE);

        buysIn("north", ada, "o-1");
        buysIn("south", ada, "o-2");
        buysIn("south", ada, "o-3");

        assertThat(favorite(ada).storeId()).isEqualTo("south");
        assertThat(favorite(ada).level()).isEqualTo(ChoiceLevel.PURCHASE_HISTORY);
        assertThat(favorite(ada).beaten()).hasSize(1);
    }

    @Test
    void whatWasGivenBackWhollyDoesNotCount() {
        PersonaId ada = shop.customer("1", PHONE);
        buysIn("north", ada, "o-1");
        shop.pass(java.time.Duration.ofHours(1));
        buysIn("south", ada, "o-2");

        shop.orders().refund(OrderRefund.whole("f-1", "o-2", shop.now()));

        assertThat(favorite(ada).storeId()).isEqualTo("north");
    }

    @Test
    void purchasesNeverReplaceAWord() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.owner()
                .intake()
                .take(SourceRecord.builder(Shop.TILL, "1")
                        .phone(PHONE)
                        .favoriteStore("west")
                        .build());

        buysIn("north", ada, "o-1");

        assertThat(favorite(ada).storeId()).isEqualTo("west");
        assertThat(favorite(ada).beaten())
                .extracting(claim -> claim.choice().storeId())
                .containsExactly("north");
    }

    @Test
    void aSplitGivesEachTheShopOfTheirOwnPurchases() {
        PersonaId ada = shop.customer("1", PHONE);
        PersonaId bob = shop.customer("2", PHONE);
        buysIn("north", ada, "o-1");
        buysIn("south", bob, "o-2");
        buysIn("south", bob, "o-3");

        String together = favorite(ada).storeId();
        shop.owner().merges().separate(profile(bob), "another");

        assertThat(together).isEqualTo("south");
        assertThat(favorite(ada).storeId()).isEqualTo("north");
        assertThat(favorite(bob).storeId()).isEqualTo("south");
    }

    @Test
    void whatIsOlderThanAYearDoesNotCount() {
        PersonaId ada = shop.customer("1", PHONE);
        buysIn("north", ada, "o-1");
        buysIn("north", ada, "o-2");
        shop.passDays(366);

        buysIn("south", ada, "o-3");

        assertThat(favorite(ada).storeId()).isEqualTo("south");
    }

    @Test
    void theLookUpTellsWhoIsAMember() {
        PersonaId ada = shop.customer("1", PHONE);
        boolean before =
                shop.owner().optIns().lookUp(PHONE).orElseThrow().members().contains(ada);

        shop.wallets().join(ada);

        assertThat(before).isFalse();
        assertThat(shop.owner().optIns().lookUp(PHONE).orElseThrow().members()).containsExactly(ada);
    }
}
