package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.persona4j.PlainProgram.Bought;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.RefundOutcome;
import org.persona4j.order.ReturnedLine;
import org.persona4j.wallet.Points;

/** The part of a trial that is about orders. Not thread-safe. */
final class OrdersTrial {
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final PointsWorld world;
    private final Made made;
    private final Map<String, OrderRefund> refunds = new LinkedHashMap<>();
    private int orders;

    OrdersTrial(PointsWorld world, Made made) {
        this.world = world;
        this.made = made;
    }

    /** Lives through a step, if it is about orders. */
    boolean lives(PointsStep step) {
        if (step instanceof PointsStep.Buy buy) {
            buy(buy);
        } else if (step instanceof PointsStep.BuyAgain again) {
            buyAgain(again);
        } else if (step instanceof PointsStep.RefundOrder refund) {
            refund(refund);
        } else if (step instanceof PointsStep.ReuseRefund reuse) {
            reuse(reuse);
        } else {
            return false;
        }
        return true;
    }

    private void buy(PointsStep.Buy buy) {
        ProfileId profile = world.profile(buy.profile());
        String id = "o-" + ++orders;
        Order.Builder order = Order.builder()
                .id(id)
                .placedAt(world.clock()
                        .instant()
                        .plus(Duration.ofHours(buy.hoursFromNow()))
                        .plusMillis(orders))
                .storeId("north")
                .line(line -> line.productId("tea")
                        .quantity(Quantity.of(buy.pieces()))
                        .unitPrice(cents(buy.cents()))
                        .tax(cents(buy.taxCents())));
        if (buy.otherCents() > 0) {
            order.line(line -> line.productId("cup").unitPrice(cents(buy.otherCents())));
        }
        CustomerRef customer = buy.bySource()
                ? CustomerRef.of(Shop.TILL, world.record(profile))
                : CustomerRef.of(PointsWorld.id(profile));
        record(customer, profile, order.build());
    }

    private static Money cents(int cents) {
        return Money.ofTenThousandths(cents * 100L);
    }

    private void record(CustomerRef customer, ProfileId profile, Order order) {
        OrderOutcome outcome = world.client().ask(personas -> personas.orders().record(customer, order));
        if (order.placedAt().isAfter(world.clock().instant().plus(TOLERANCE))) {
            assertThat(outcome).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.IN_THE_FUTURE));
            return;
        }
        Bought bought = world.program().buy(world.persona(profile), profile, order, world.isArchived(profile));
        assertThat(outcome).isInstanceOf(OrderOutcome.Recorded.class);
        isRecorded((OrderOutcome.Recorded) outcome, bought, false);
        made.add(
                personas -> {
                    OrderOutcome again = personas.orders().record(customer, order);
                    isRecorded((OrderOutcome.Recorded) again, bought, true);
                    return true;
                },
                true);
    }

    private void isRecorded(OrderOutcome.Recorded outcome, Bought bought, boolean repeated) {
        if (!world.client().repeats()) {
            assertThat(outcome.repeated()).isEqualTo(repeated);
        }
        is(outcome.order(), bought);
    }

    private static void is(RecordedOrder order, Bought bought) {
        assertThat(order.profile()).isEqualTo(bought.profile());
        assertThat(order.order().order()).isEqualTo(bought.order().order());
        assertThat(order.order().refunds()).isEqualTo(bought.order().refunds());
        assertThat(order.earning()).isEqualTo(bought.earning());
        assertThat(order.takenBack()).isEqualTo(bought.takenBack());
    }

    private Bought bought(int number) {
        List<String> ids = List.copyOf(world.program().orders().keySet());
        return Objects.requireNonNull(world.program().orders().get(ids.get(number % ids.size())));
    }

    private boolean isNothingBought() {
        return world.program().orders().isEmpty();
    }

    private void buyAgain(PointsStep.BuyAgain again) {
        if (isNothingBought()) {
            return;
        }
        Bought bought = bought(again.order());
        Order order = bought.order().order();
        Order handedIn =
                again.changed() ? Order.builder().from(order).storeId("south").build() : order;
        OrderOutcome outcome = world.client()
                .ask(personas -> personas.orders().record(CustomerRef.of(PointsWorld.id(bought.profile())), handedIn));
        if (again.changed()) {
            assertThat(outcome).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.ID_REUSED));
        } else {
            isRecorded((OrderOutcome.Recorded) outcome, bought, true);
        }
    }

    private void refund(PointsStep.RefundOrder step) {
        if (isNothingBought()) {
            return;
        }
        Bought bought = bought(step.order());
        OrderRefund.Builder refund = OrderRefund.builder()
                .id("f-" + (refunds.size() + 1))
                .orderId(bought.order().order().id())
                .at(world.clock().instant());
        switch (step.part()) {
            case ALL -> refund.lines(List.of());
            case ONE_PIECE -> refund.addLines(new ReturnedLine(1, Quantity.ONE));
            case THE_OTHER_THING -> refund.addLines(new ReturnedLine(2, Quantity.ONE));
            case AN_AMOUNT -> refund.amount(cents(step.cents()));
        }
        refund(bought, refund.build());
    }

    private void refund(Bought bought, OrderRefund refund) {
        RefundOutcome allowed = bought.order().refund(refund);
        OrderRefundOutcome outcome =
                world.client().ask(personas -> personas.orders().refund(refund));
        if (allowed instanceof RefundOutcome.Refused refused) {
            assertThat(outcome).isEqualTo(new OrderRefundOutcome.Refused(refused));
        } else if (allowed instanceof RefundOutcome.Refunded refunded) {
            Points taken = world.program().refund(world.persona(bought.profile()), bought, refunded, refund.id());
            isRefunded(outcome, bought, refunded.money(), taken, false);
            refunds.put(refund.id(), refund);
            made.add(
                    personas -> {
                        OrderRefundOutcome again = personas.orders().refund(refund);
                        isRefunded(again, bought, Money.ZERO, Points.ZERO, true);
                        return true;
                    },
                    true);
        }
    }

    private void isRefunded(OrderRefundOutcome outcome, Bought bought, Money money, Points taken, boolean repeated) {
        assertThat(outcome).isInstanceOf(OrderRefundOutcome.Refunded.class);
        OrderRefundOutcome.Refunded refunded = (OrderRefundOutcome.Refunded) outcome;
        is(refunded.order(), bought);
        boolean answerWasLost = refunded.repeated() && !repeated;
        if (answerWasLost) {
            assertThat(world.client().repeats()).isTrue();
        } else {
            assertThat(refunded.repeated()).isEqualTo(repeated);
            assertThat(refunded.money()).isEqualTo(money);
            assertThat(refunded.takenBack()).isEqualTo(taken);
        }
    }

    private void reuse(PointsStep.ReuseRefund step) {
        if (refunds.isEmpty()) {
            return;
        }
        OrderRefund used = List.copyOf(refunds.values()).get(step.refund() % refunds.size());
        Bought bought = bought(step.order());
        OrderRefund other = OrderRefund.builder()
                .from(used)
                .orderId(bought.order().order().id())
                .build();
        if (other.equals(used)) {
            return;
        }
        RefundOutcome allowed = bought.order().refund(other);
        OrderRefundOutcome outcome =
                world.client().ask(personas -> personas.orders().refund(other));
        assertThat(outcome)
                .isEqualTo(new OrderRefundOutcome.Refused(
                        allowed instanceof RefundOutcome.Refused refused
                                ? refused
                                : new RefundOutcome.Refused(RefundOutcome.Reason.ID_REUSED, OptionalInt.empty())));
    }
}
