package org.persona4j.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T10:00:00Z");

    private static Order.Builder order() {
        return Order.builder().id("r-1").placedAt(MONDAY);
    }

    private static Money money(String amount) {
        return Money.parse(amount);
    }

    @Test
    void theMoneyOfAnOrderAddsUp() {
        Order order = order().line(l -> l.productId("tea")
                        .quantity(Quantity.of(2))
                        .unitPrice(money("4.50"))
                        .discount(money("1"))
                        .tax(money("0.64")))
                .line(l -> l.productId("cup").amount(money("12")))
                .orderDiscount(money("2"))
                .orderTax(money("0.30"))
                .build();

        assertThat(order.gross()).isEqualTo(money("21"));
        assertThat(order.discounts()).isEqualTo(money("3"));
        assertThat(order.preTax()).isEqualTo(money("18"));
        assertThat(order.taxes()).isEqualTo(money("0.94"));
        assertThat(order.postTax()).isEqualTo(money("18.94"));
    }

    @Test
    void aLineWithoutAnAmountIsPriceTimesQuantityToTheHundredth() {
        OrderLine cheese = OrderLine.builder()
                .productId("cheese")
                .quantity(Quantity.parse("0.333"))
                .unitPrice(money("9.99"))
                .build();

        assertThat(cheese.amount()).isEqualTo(money("3.33"));
    }

    @Test
    void aPriceOfMoreDecimalsMakesAnAmountOfAsMany() {
        OrderLine fuel = OrderLine.builder()
                .productId("fuel")
                .quantity(Quantity.parse("10.5"))
                .unitPrice(money("1.799"))
                .build();

        assertThat(fuel.amount()).isEqualTo(money("18.890"));
    }

    @Test
    void theAmountThatTheTillStatedStands() {
        OrderLine three = OrderLine.builder()
                .productId("soap")
                .quantity(Quantity.of(3))
                .unitPrice(money("0.33"))
                .amount(money("1"))
                .build();

        assertThat(three.amount()).isEqualTo(money("1"));
    }

    @Test
    void theFaultOfALineIsToldWithItsNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order().line(l -> l.productId("tea").amount(money("5")))
                        .line(l -> l.productId("cup").amount(money("5")).discount(money("5.01"))))
                .withMessage("line 2: discount must not be more than amount");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order().line(l -> l.productId("tea")))
                .withMessage("line 1: a line needs an amount or a unitPrice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order().line(l -> l.amount(money("5"))))
                .withMessageStartingWith("line 1: ")
                .withMessageContaining("productId");
    }

    @Test
    void whatIsGivenBackIsNoLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order().line(l -> l.productId("tea").amount(money("-5"))))
                .withMessage("line 1: amount must not be negative; what is given back is a refund");
    }

    @Test
    void anOrderCannotTakeOffMoreThanItsLinesComeTo() {
        Order.Builder order = order().line(
                        l -> l.productId("tea").amount(money("5")).discount(money("1")))
                .orderDiscount(money("4.01"));

        assertThatIllegalArgumentException().isThrownBy(order::build).withMessageContaining("orderDiscount");
    }

    @Test
    void aTotalThatIsNotWhatTheLinesComeToIsRefusedWithBoth() {
        Order.Builder order = order().line(
                        l -> l.productId("tea").amount(money("5")).tax(money("0.35")))
                .statedTotal(money("5.36"));

        assertThatIllegalArgumentException()
                .isThrownBy(order::build)
                .withMessageContaining("5.36")
                .withMessageContaining("5.35");
    }

    @Test
    void anOrderHasOneToFiveHundredLines() {
        Order.Builder many = order();
        for (int i = 0; i <= Order.MAX_LINES; i++) {
            many.line(l -> l.productId("tea").amount(Money.ZERO));
        }

        assertThatIllegalArgumentException().isThrownBy(order()::build).withMessageContaining("1 to 500");
        assertThatIllegalArgumentException().isThrownBy(many::build).withMessageContaining("not 501");
    }

    @Test
    void textsOutOfBoundsAreRefusedWithTheirName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order().id(" ")
                        .line(l -> l.productId("t").amount(Money.ZERO))
                        .build())
                .withMessageStartingWith("id ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order().line(l -> l.productId("x".repeat(129)).amount(Money.ZERO)))
                .withMessageContaining("productId must have 1 to 128 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> order().line(l -> l.productId("t").name("a\u0000").amount(Money.ZERO)))
                .withMessageContaining("name must hold no control character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order().line(l -> l.productId("\uD800").amount(Money.ZERO)))
                .withMessageContaining("half of a character");
    }

    @Test
    void moreMoneyThanThereCanBeIsAnError() {
        Money most = Money.ofTenThousandths(Long.MAX_VALUE);
        Order.Builder order = order().line(l -> l.productId("a").amount(most))
                .line(l -> l.productId("b").amount(most));

        assertThatThrownBy(order::build).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void itsTextShowsNoIdAndNoProduct() {
        Order order = order().storeId("harbor")
                .line(l -> l.productId("tea").name("Green tea").amount(money("5")))
                .build();

        assertThat(order).hasToString("Order{1 line, 5.00}");
    }
}
