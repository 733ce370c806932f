package org.persona4j.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.internal.JsonCodec;
import org.persona4j.order.OrderData.Story;
import org.persona4j.order.RefundOutcome.Refunded;
import org.persona4j.order.RefundOutcome.Repeated;

/** What holds of every order and whatever refunds are tried on it, beside a plain model. */
@Domain(OrderData.class)
@Domain(DomainContext.Global.class)
class RefundedOrderProperties {
    private static RefundedOrder afterAll(Story story) {
        RefundedOrder order = RefundedOrder.of(story.order());
        for (OrderRefund refund : story.refunds()) {
            if (order.refund(refund) instanceof Refunded next) {
                order = next.order();
            }
        }
        return order;
    }

    @Property
    void whatEachRefundGivesIsWhatOneWouldReckonOnPaper(@ForAll Story story) {
        RefundedOrder order = RefundedOrder.of(story.order());
        RefundModel model = new RefundModel(story.order());

        for (OrderRefund refund : story.refunds()) {
            RefundOutcome outcome = order.refund(refund);
            Optional<BigDecimal> expected = model.refund(refund);

            assertThat(outcome instanceof Refunded).isEqualTo(expected.isPresent());
            if (outcome instanceof Refunded next) {
                assertThat(next.money().toBigDecimal()).isEqualByComparingTo(expected.orElseThrow());
                order = next.order();
            }
            assertThat(order.refunded().toBigDecimal()).isEqualByComparingTo(model.given());
            assertThat(order.isWhole()).isEqualTo(model.isOver());
        }
    }

    @Property
    void neverIsMoreGivenBackThanWasPaid(@ForAll Story story) {
        RefundedOrder order = afterAll(story);

        assertThat(order.left().isNegative()).isFalse();
        assertThat(order.refunded().plus(order.left())).isEqualTo(story.order().postTax());
    }

    @Property
    void whenNothingIsLeftOfAnOrderNoMoneyIs(@ForAll Story story) {
        RefundedOrder order = afterAll(story);

        assertThat(!order.isWhole() || order.left().isZero()).isTrue();
    }

    @Property
    void theRefundsThatCountMakeTheSameOrderAgain(@ForAll Story story) {
        RefundedOrder order = afterAll(story);

        RefundedOrder again = RefundedOrder.of(story.order(), order.refunds());

        assertThat(again.refunded()).isEqualTo(order.refunded());
        assertThat(again.isWhole()).isEqualTo(order.isWhole());
    }

    @Property
    void aRefundMadeAgainChangesNothing(@ForAll Story story) {
        RefundedOrder order = afterAll(story);

        assertThat(order.refunds())
                .allSatisfy(refund -> assertThat(order.refund(refund)).isEqualTo(new Repeated(order)));
    }

    @Property
    void aRefundReadsBackFromItsStoredForm(@ForAll Story story) {
        for (OrderRefund refund : story.refunds()) {
            byte[] stored = JsonCodec.write(refund);

            assertThat(JsonCodec.read(stored, OrderRefund.class)).isEqualTo(refund);
        }
    }
}
