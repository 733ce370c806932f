package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.Recommendation;

class RecommendationsTest {
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

    private final Shop shop = new Shop();
    private PersonaId ada;

    @BeforeEach
    void someBuyTeaWithMilk() {
        ada = shop.customer("1", PHONE);
        for (int i = 1; i <= 3; i++) {
            shop.buys(ada, basket("o-" + i, "tea", "milk"));
        }
    }

    private Order basket(String id, String... products) {
        Order.Builder order = Order.builder().id(id).placedAt(shop.now()).storeId("north");
        for (String product : products) {
            order.line(line -> line.productId(product).unitPrice(Money.parse("2")));
        }
        return order.build();
    }

    private List<String> nextOf(PersonaId customer) {
        return shop
                .owner()
                .recommendations()
                .recommend(customer, shop.owner().recommendations().train(), 10)
                .stream()
                .map(Recommendation::productId)
                .toList();
    }

    private List<Basket> learnedFrom() {
        List<Basket> baskets = new ArrayList<>();
        shop.owner().recommendations().eachBasket(baskets::add);
        return baskets;
    }

    @Test
    void whoBuysTeaIsToldOfMilk() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        shop.buys(bob, basket("o-9", "tea"));

        assertThat(nextOf(bob)).contains("milk");
    }

    @Test
    void whatWasGivenBackWhollyTeachesNothing() {
        shop.buys(ada, basket("o-9", "tea", "soap"));
        int before = learnedFrom().size();

        shop.orders().refund(OrderRefund.whole("f-1", "o-9", shop.now()));

        assertThat(before).isEqualTo(4);
        assertThat(learnedFrom())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.products()).containsExactlyInAnyOrder("tea", "milk"));
    }

    @Test
    void whatWasGivenBackWhollyIsNotWhatACustomerBuys() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        shop.buys(bob, basket("o-8", "soap"));
        shop.buys(bob, basket("o-9", "tea"));
        shop.orders().refund(OrderRefund.whole("f-1", "o-9", shop.now()));
        List<Basket> history = new ArrayList<>();

        shop.owner()
                .recommendations()
                .recommend(
                        bob,
                        (baskets, limit) -> {
                            history.addAll(baskets);
                            return List.of();
                        },
                        1);

        assertThat(history).extracting(one -> List.copyOf(one.products())).containsExactly(List.of("soap"));
    }

    @Test
    void whatHiddenCustomersBuyTeachesNothing() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        shop.buys(bob, basket("o-9", "soap"));

        shop.owner().privacy().block(Identifier.of(IdentifierType.PHONE, OTHER_PHONE), "asked to");

        assertThat(learnedFrom()).hasSize(3);
    }

    @Test
    void itLearnsFromMoreOrdersThanAreReadAtOnce() {
        for (int i = 1; i <= 120; i++) {
            shop.buys(ada, basket("many-" + i, "bread"));
        }

        assertThat(learnedFrom()).hasSize(123);
    }

    @Test
    void oneToAThousandProductsAreNamed() {
        assertThat(shop.owner().recommendations().recommend(ada, (baskets, limit) -> List.of(), 1_000))
                .isEmpty();
        assertThat(shop.owner().recommendations().recommend(ada, (baskets, limit) -> List.of(), 1))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.owner().recommendations().recommend(ada, (baskets, limit) -> List.of(), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.owner().recommendations().recommend(ada, (baskets, limit) -> List.of(), 1_001));
    }
}
