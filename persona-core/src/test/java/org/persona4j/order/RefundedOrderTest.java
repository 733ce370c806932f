package org.persona4j.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.persona4j.order.RefundOutcome.Reason;
import org.persona4j.order.RefundOutcome.Refunded;
import org.persona4j.order.RefundOutcome.Refused;

class RefundedOrderTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T10:00:00Z");

    /** Three cups of tea for 10.00 and a pot for 20.00. */
    private static final Order ORDER = Order.builder()
            .id("r-1")
            .placedAt(MONDAY)
            .line(l -> l.productId("tea").quantity(Quantity.of(3)).amount(Money.of(10)))
            .line(l -> l.productId("pot").amount(Money.of(20)))
            .build();

    private static OrderRefund lines(String id, ReturnedLine... lines) {
        return OrderRefund.ofLines(id, "r-1", MONDAY, List.of(lines));
    }

    private static OrderRefund amount(String id, String money) {
        return OrderRefund.ofAmount(id, "r-1", MONDAY, Money.parse(money));
    }

    private static ReturnedLine back(int line, long pieces) {
        return new ReturnedLine(line, Quantity.of(pieces));
    }

    private static Money money(RefundedOrder order, OrderRefund refund) {
        return ((Refunded) order.refund(refund)).money();
    }

    private static RefundedOrder after(OrderRefund... refunds) {
        return RefundedOrder.of(ORDER, List.of(refunds));
    }

    @Test
    void thePiecesOfALineAreWorthTheirPartAndTogetherAllOfIt() {
        assertThat(money(after(), lines("f1", back(1, 1)))).isEqualTo(Money.parse("3.33"));
        assertThat(money(after(lines("f1", back(1, 1))), lines("f2", back(1, 1))))
                .isEqualTo(Money.parse("3.33"));
        assertThat(money(after(lines("f1", back(1, 1)), lines("f2", back(1, 1))), lines("f3", back(1, 1))))
                .isEqualTo(Money.parse("3.34"));
    }

    @Test
    void aRefundOfTheWholeGivesBackWhatIsLeft() {
        RefundedOrder order = after(lines("f1", back(1, 3)), amount("f2", "5"));

        assertThat(money(order, OrderRefund.whole("f3", "r-1", MONDAY))).isEqualTo(Money.of(15));
    }

    @Test
    void moreOfALineThanWasBoughtIsRefusedWithItsNumber() {
        RefundedOrder order = after(lines("f1", back(1, 2)));

        RefundOutcome outcome = order.refund(lines("f2", back(2, 1), back(1, 2)));

        assertThat(outcome).isEqualTo(new Refused(Reason.MORE_THAN_BOUGHT, OptionalInt.of(1)));
    }

    @Test
    void aLineThatIsNotThereIsRefusedWithItsNumber() {
        assertThat(((Refused) after().refund(lines("f1", back(3, 1)))).describe())
                .isEqualTo("line 3: the order has no such line");
    }

    @Test
    void anAmountBeyondWhatWasPaidIsRefused() {
        RefundedOrder order = after(amount("f1", "20"));

        assertThat(order.refund(amount("f2", "10.01"))).isEqualTo(Refused.of(Reason.MORE_THAN_PAID));
    }

    @Test
    void whatComesBackAfterAmountsIsWorthAtMostWhatIsLeft() {
        RefundedOrder order = after(amount("f1", "15"));

        assertThat(money(order, lines("f2", back(2, 1)))).isEqualTo(Money.of(15));
    }

    @Test
    void anOrderIsWholeWhenEveryLineCameBack() {
        assertThat(after(lines("f1", back(2, 1)), lines("f2", back(1, 3))).isWhole())
                .isTrue();
        assertThat(after(lines("f1", back(2, 1)), lines("f2", back(1, 2))).isWhole())
                .isFalse();
    }

    @Test
    void anOrderIsWholeWhenAllTheMoneyWasGivenBack() {
        assertThat(after(amount("f1", "29.99")).isWhole()).isFalse();
        assertThat(after(amount("f1", "29.99"), amount("f2", "0.01")).isWhole()).isTrue();
    }

    @Test
    void anOrderForNothingCanBeRefundedOnce() {
        Order free = Order.builder()
                .id("r-1")
                .placedAt(MONDAY)
                .line(l -> l.productId("gift").amount(Money.ZERO))
                .build();
        RefundedOrder order = RefundedOrder.of(free);

        Refunded first = (Refunded) order.refund(OrderRefund.whole("f1", "r-1", MONDAY));

        assertThat(order.isWhole()).isFalse();
        assertThat(first.order().isWhole()).isTrue();
        assertThat(first.order().refund(OrderRefund.whole("f2", "r-1", MONDAY)))
                .isEqualTo(Refused.of(Reason.NOTHING_LEFT));
    }

    @Test
    void anOrderForNothingIsWholeWhenEveryLineCameBack() {
        Order free = Order.builder()
                .id("r-1")
                .placedAt(MONDAY)
                .line(l -> l.productId("gift").amount(Money.ZERO))
                .build();

        RefundedOrder order = RefundedOrder.of(free, List.of(lines("f1", back(1, 1))));

        assertThat(order.isWhole()).isTrue();
    }

    @Test
    void anIdOfAnotherRefundIsRefused() {
        assertThat(after(amount("f1", "1")).refund(amount("f1", "2"))).isEqualTo(Refused.of(Reason.ID_REUSED));
    }

    @Test
    void aRefundOfAnotherOrderIsRefused() {
        assertThat(after().refund(OrderRefund.whole("f1", "r-2", MONDAY))).isEqualTo(Refused.of(Reason.OTHER_ORDER));
    }

    @Test
    void anOrderHasAtMostAHundredRefunds() {
        RefundedOrder order = RefundedOrder.of(ORDER);
        for (int i = 0; i < RefundedOrder.MAX_REFUNDS; i++) {
            order = ((Refunded) order.refund(amount("f" + i, "0.01"))).order();
        }

        assertThat(order.refund(amount("one more", "0.01"))).isEqualTo(Refused.of(Reason.TOO_MANY));
    }

    @Test
    void aListWithARefundThatIsNotAllowedIsNoneOfTheOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(amount("f1", "20"), amount("f2", "20")))
                .withMessage("refund 2 of the order: more would be given back than was paid");
    }

    @Test
    void aRefundIsOfAnAmountOrOfLines() {
        OrderRefund.Builder both = OrderRefund.builder().from(amount("f1", "1")).addLines(back(1, 1));

        assertThatIllegalArgumentException().isThrownBy(both::build).withMessageContaining("not both");
        assertThatIllegalArgumentException().isThrownBy(() -> amount("f1", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> OrderRefund.ofLines("f1", "r-1", MONDAY, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines("f1", back(2, 1), back(2, 1)))
                .withMessage("line 2: named twice");
    }

    @Test
    void itsTextShowsNoId() {
        assertThat(after(amount("f1", "1")))
                .hasToString("RefundedOrder{Order{2 lines, 30.00}, 1 refund, 1.00 given back}");
        assertThat(amount("f-secret", "1").toString()).doesNotContain("secret").doesNotContain("r-1");
    }
}
