package org.persona4j.recommend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.JsonCodec;
import org.persona4j.order.Money;
import org.persona4j.order.Order;

class ProductModelTest {
    private static final Instant T0 = Instant.parse("2024-01-01T10:00:00Z");

    /** Bread is in most baskets; tea goes with honey, and with nothing else. */
    private static final ProductModel MODEL = ProductModel.builder()
            .add(List.of("bread", "tea", "honey"))
            .add(List.of("tea", "honey"))
            .add(List.of("tea", "honey", "bread"))
            .add(List.of("bread", "soap"))
            .add(List.of("bread", "milk"))
            .add(List.of("bread", "milk"))
            .build();

    private static Basket visit(int day, String... products) {
        return Basket.of(T0.plusSeconds(day * 86_400L), List.of(products));
    }

    private static List<String> ids(List<Recommendation> recommendations) {
        return recommendations.stream().map(Recommendation::productId).toList();
    }

    @Test
    void aNewCustomerIsToldWhatIsPopular() {
        List<Recommendation> recommended = MODEL.recommend(List.of(), 10);

        assertThat(ids(recommended)).containsExactly("bread", "honey", "tea", "milk", "soap");
        assertThat(recommended).extracting(Recommendation::reason).containsOnly(new Reason.Popular());
    }

    @Test
    void whatACustomerBuysAgainAndAgainComesFirst() {
        List<Basket> history =
                List.of(visit(1, "soap"), visit(2, "milk"), visit(3, "soap"), visit(4, "soap"), visit(5, "milk"));

        Recommendation first = MODEL.recommend(history, 1).get(0);

        assertThat(first.describe()).isEqualTo("soap (bought 3 of the last 5 visits)");
    }

    @Test
    void ofTwoThatWereBoughtAsOftenTheRecentOneComesFirst() {
        List<Basket> history = List.of(visit(1, "soap"), visit(2, "milk"));

        assertThat(ids(MODEL.with(new Mix(1, 0, 0, 0.9)).recommend(history, 2))).containsExactly("milk", "soap");
    }

    @Test
    void whatGoesWithAPurchaseSaysWithWhat() {
        List<Recommendation> recommended = MODEL.with(new Mix(0, 1, 0, 1)).recommend(List.of(visit(1, "tea")), 2);

        assertThat(recommended).extracting(Recommendation::describe).contains("honey (often bought with tea)");
    }

    @Test
    void whatIsInEveryBasketGoesWithNothingInParticular() {
        ProductModel model = MODEL.with(new Mix(0, 1, 0, 1));

        List<Recommendation> recommended = model.recommend(List.of(visit(1, "tea")), 3);

        assertThat(ids(recommended)).containsExactly("tea", "honey", "bread");
        assertThat(recommended.get(1).score())
                .isGreaterThan(2 * recommended.get(2).score());
    }

    @Test
    void aReasonSpeaksOfTheLastVisitsUnlessThePurchaseWasEarlier() {
        List<Basket> history = new ArrayList<>(List.of(visit(1, "milk"), visit(2, "soap"), visit(3, "milk")));
        IntStream.range(4, 10).forEach(day -> history.add(visit(day, "tea")));
        Visits visits = Visits.of(history, 0.9);

        assertThat(visits.repeat("tea")).isEqualTo(new Reason.Repeat(6, 6));
        assertThat(visits.repeat("milk")).isEqualTo(new Reason.Repeat(1, 7));
        assertThat(visits.repeat("soap")).isEqualTo(new Reason.Repeat(1, 8));
    }

    @Test
    void whatWasBoughtOnceAndLastSaysSo() {
        assertThat(MODEL.recommend(List.of(visit(1, "soap")), 1).get(0).describe())
                .isEqualTo("soap (bought on the last visit)");
    }

    @Test
    void basketsOfOneInstantAreOneVisit() {
        Visits visits = Visits.of(List.of(visit(1, "tea"), visit(1, "honey"), visit(2), visit(3, "tea")), 1);

        assertThat(visits.weights()).containsEntry("tea", 1.0).containsEntry("honey", 0.5);
    }

    @Test
    void aProductOfNoTrainedBasketIsNeverRecommended() {
        assertThat(ids(MODEL.recommend(List.of(visit(1, "discontinued")), 10))).doesNotContain("discontinued");
        assertThat(MODEL.knows("discontinued")).isFalse();
        assertThat(MODEL.knows("tea")).isTrue();
    }

    @Test
    void whatNothingSpeaksForIsNotRecommended() {
        ProductModel model = ProductModel.builder()
                .add(List.of("b"))
                .add(List.of("a"))
                .add(List.of("b"))
                .build();

        assertThat(model.with(new Mix(1, 0, 0, 1)).recommend(List.of(), 1)).isEmpty();
    }

    @Test
    void theEmptyModelRecommendsNothing() {
        assertThat(ProductModel.empty().recommend(List.of(visit(1, "tea")), 10)).isEmpty();
    }

    @Test
    void productsThatAreEqualInEverythingAreInTheOrderOfTheirIds() {
        ProductModel model = ProductModel.of(List.of(visit(1, "b"), visit(1, "c"), visit(1, "a")));

        assertThat(ids(model.recommend(List.of(), 2))).containsExactly("a", "b");
    }

    @Test
    void aBasketCountsAProductOnce() {
        ProductModel twice = ProductModel.builder()
                .add(List.of("tea", "tea"))
                .add(List.of("soap"))
                .add(List.of("soap"))
                .build();

        assertThat(ids(twice.recommend(List.of(), 2))).containsExactly("soap", "tea");
    }

    @Test
    void aModelStaysAsItIsWhileItsBuilderCountsOn() {
        ProductModel.Builder builder = ProductModel.builder().add(List.of("tea"));
        ProductModel before = builder.build();

        ProductModel after = builder.add(List.of("soap")).build();

        assertThat(before.knows("soap")).isFalse();
        assertThat(after.knows("soap")).isTrue();
        assertThat(before).hasToString("ProductModel{1 products, 1 baskets}");
    }

    @Test
    void aBasketWithoutProductsCountsForNothing() {
        assertThat(ProductModel.builder().add(List.of()).build().baskets()).isZero();
    }

    @Test
    void aBasketThatWasNeverCountedCannotBeTakenBack() {
        ProductModel.Builder builder = ProductModel.builder().add(List.of("tea"));

        assertThatIllegalArgumentException().isThrownBy(() -> builder.remove(List.of("soap")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.remove(List.of("tea", "soap")));
        builder.add(List.of("soap"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.remove(List.of("tea", "soap")));
        assertThat(builder.build().baskets()).isEqualTo(2);
    }

    @Test
    void aBasketOfAShopTellsNothingOfWhatGoesTogether() {
        List<String> shop = IntStream.rangeClosed(0, ProductModel.MOST_PAIRED)
                .mapToObj(i -> "p" + i)
                .toList();
        ProductModel tooMany = ProductModel.builder().add(shop).build().with(new Mix(0, 1, 0, 1));
        ProductModel justNot =
                ProductModel.builder().add(shop.subList(1, shop.size())).build().with(new Mix(0, 1, 0, 1));

        assertThat(ids(tooMany.recommend(List.of(visit(1, "p7")), 10))).containsExactly("p7");
        assertThat(justNot.recommend(List.of(visit(1, "p7")), 10)).hasSize(10);
    }

    @Test
    void aBasketOfAnOrderHasItsProducts() {
        Order order = Order.builder()
                .id("r-1")
                .placedAt(T0)
                .line(l -> l.productId("tea").amount(Money.of(1)))
                .line(l -> l.productId("tea").amount(Money.of(2)))
                .line(l -> l.productId("cup").amount(Money.of(3)))
                .build();

        assertThat(Basket.of(order)).isEqualTo(new Basket(T0, new java.util.TreeSet<>(Set.of("cup", "tea"))));
    }

    @Test
    void boundsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.recommend(List.of(), 0))
                .withMessageContaining("limit");
        assertThatIllegalArgumentException().isThrownBy(() -> new Mix(0.5, 0.5, 0.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mix(1.5, -0.5, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mix(1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mix(Double.NaN, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reason.Repeat(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reason.Repeat(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recommendation("tea", Double.NaN, new Reason.Popular()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recommendation("tea", 1.1, new Reason.Popular()));
    }

    @Test
    void theLargestLimitNamesEveryProduct() {
        assertThat(MODEL.recommend(List.of(visit(1, "tea")), Integer.MAX_VALUE)).hasSize(MODEL.size());
    }

    @Test
    void inJsonAReasonSaysWhichItIs() {
        assertThat(new String(JsonCodec.write(new Reason.Repeat(4, 6)), UTF_8))
                .isEqualTo("{\"why\":\"repeat\",\"visits\":4,\"ofVisits\":6}");
        assertThat(new String(JsonCodec.write(new Reason.Popular()), UTF_8)).isEqualTo("{\"why\":\"popular\"}");
        assertThat(JsonCodec.read(JsonCodec.write(new Reason.BoughtWith("tea")), Reason.class))
                .isEqualTo(new Reason.BoughtWith("tea"));
    }
}
