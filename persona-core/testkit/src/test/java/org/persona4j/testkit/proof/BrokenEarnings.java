package org.persona4j.testkit.proof;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.LineEarning;
import org.persona4j.earning.NotCounted;
import org.persona4j.earning.PointRounding;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundedOrder;
import org.persona4j.testkit.EarningPolicyLaws;
import org.persona4j.wallet.Points;

/** Ways of reckoning points that are wrong in one way each. */
final class BrokenEarnings {
    private BrokenEarnings() {}

    /** Reckons like the library, and takes back all of its own at the end: keeps every law. */
    abstract static class Reckoning implements EarningPolicyLaws {
        @Override
        public EarningPolicy policy() {
            return EarningPolicy.builder()
                    .pointsPer100(Points.of(150))
                    .pointsPerOrder(Points.of(5))
                    .rounding(PointRounding.DOWN)
                    .build();
        }

        @Override
        public Points takenBack(EarningPolicy policy, RefundedOrder refunded) {
            Points earned = earn(policy, refunded.order()).points();
            return refunded.isWhole()
                    ? earned
                    : EarningPolicyLaws.super.takenBack(policy, refunded).min(earned);
        }

        /** What the policy gives if lines count as they are made to. */
        static Earned reckoned(EarningPolicy policy, Earned earned, UnaryOperator<LineEarning> line) {
            List<LineEarning> lines = earned.lines().stream().map(line).toList();
            Earned counted = new Earned(Points.ZERO, Points.ZERO, lines, earned.notCounted());
            Points perOrder = counted.counted().isPositive() ? policy.pointsPerOrder() : Points.ZERO;
            return new Earned(points(policy, counted.counted()).plus(perOrder), perOrder, lines, earned.notCounted());
        }

        static Points points(EarningPolicy policy, Money money) {
            return Points.of(money.toBigDecimal()
                    .multiply(policy.pointsPer100().toBigDecimal())
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact());
        }

        static LineEarning counting(Money money) {
            return money.isPositive()
                    ? new LineEarning(money, Optional.empty())
                    : new LineEarning(Money.ZERO, Optional.of(NotCounted.FULLY_DISCOUNTED));
        }
    }

    @Breaks(value = "NEVER_NEGATIVE", saying = "earns -1.00")
    static class FinesWhoPaysNothing extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            Earned earned = super.earn(policy, order);
            boolean free = earned.notCounted().isEmpty() && order.postTax().isZero();
            return free ? new Earned(Points.of(-1), Points.ZERO, earned.lines(), earned.notCounted()) : earned;
        }
    }

    @Breaks(value = "ROUNDED_ONCE", saying = "for the money, but")
    static class RoundsEachLine extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            Earned earned = super.earn(policy, order);
            Points forMoney = earned.lines().stream()
                    .map(line -> points(policy, line.counted()))
                    .reduce(Points.ZERO, Points::plus);
            return new Earned(forMoney.plus(earned.perOrder()), earned.perOrder(), earned.lines(), earned.notCounted());
        }
    }

    @Breaks(value = "PER_ORDER", saying = "5.00 for itself, not 0.00, although nothing counted")
    static class GivesPointsForAnEmptyOrder extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            Earned earned = super.earn(policy, order);
            boolean empty = earned.notCounted().isEmpty() && earned.perOrder().isZero();
            return empty
                    ? new Earned(
                            earned.points().plus(policy.pointsPerOrder()),
                            policy.pointsPerOrder(),
                            earned.lines(),
                            earned.notCounted())
                    : earned;
        }
    }

    @Breaks(value = "SHARE", saying = "but it came to")
    static class OverlooksTheDiscountOfTheOrder extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            return super.earn(
                    policy,
                    Order.builder()
                            .from(order)
                            .orderDiscount(Money.ZERO)
                            .statedTotal(Optional.empty())
                            .build());
        }
    }

    @Breaks(value = "EXCLUDED", saying = "is left out, but the last line of")
    static class LooksAtCategoriesOnly extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            return super.earn(
                    EarningPolicy.builder()
                            .from(policy)
                            .excludedProducts(List.of())
                            .build(),
                    order);
        }
    }

    @Breaks(value = "FROZEN", saying = "when a freeze begins, and says nothing")
    static class BeginsAFreezeTooLate extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            boolean begins =
                    policy.freezes().stream().anyMatch(window -> window.from().equals(order.placedAt()));
            return super.earn(
                    begins
                            ? EarningPolicy.builder()
                                    .from(policy)
                                    .freezes(List.of())
                                    .build()
                            : policy,
                    order);
        }
    }

    @Breaks(value = "NEUTRAL", saying = "with a line of 7.00 that does not count")
    static class DividesOverAllLines extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            Earned earned = super.earn(policy, order);
            long leftOut = earned.lines().stream()
                    .filter(line -> line.notCounted().isPresent())
                    .count();
            return reckoned(
                    policy,
                    earned,
                    line -> line.counted().isPositive()
                            ? counting(line.counted().share(1, 1 + leftOut))
                            : line);
        }
    }

    @Breaks(value = "MONOTONE", saying = "if the first line is")
    static class LeavesOutWhatIsDear extends Reckoning {
        @Override
        public Earned earn(EarningPolicy policy, Order order) {
            return reckoned(
                    policy,
                    super.earn(policy, order),
                    line -> line.counted().compareTo(Money.of(500)) > 0 ? counting(Money.ZERO) : line);
        }
    }

    @Breaks(value = "REFUND", saying = "are taken back for all that is left")
    static class LeavesThePointsOfTheOrder extends Reckoning {
        @Override
        public Points takenBack(EarningPolicy policy, RefundedOrder refunded) {
            boolean atOnce =
                    refunded.refunds().size() == 1 && refunded.refunds().get(0).isWhole();
            Points taken = super.takenBack(policy, refunded);
            return atOnce ? taken.minus(earn(policy, refunded.order()).perOrder()) : taken;
        }
    }

    @Breaks(value = "IN_PARTS", saying = "of line 1, then")
    static class RoundsEachRefund extends Reckoning {
        @Override
        public Points takenBack(EarningPolicy policy, RefundedOrder refunded) {
            boolean all = refunded.isWhole()
                    && refunded.refunds().stream().noneMatch(OrderRefund::isWhole)
                    && refunded.refundedByAmount().isZero();
            if (!all) {
                return super.takenBack(policy, refunded);
            }
            Points sum = Points.ZERO;
            for (OrderRefund refund : refunded.refunds()) {
                sum = sum.plus(super.takenBack(policy, RefundedOrder.of(refunded.order(), List.of(refund))));
            }
            return sum.max(before(policy, refunded))
                    .min(earn(policy, refunded.order()).points());
        }

        private Points before(EarningPolicy policy, RefundedOrder refunded) {
            List<OrderRefund> refunds = refunded.refunds();
            return super.takenBack(policy, RefundedOrder.of(refunded.order(), refunds.subList(0, refunds.size() - 1)));
        }
    }

    @Breaks(value = "NEVER_MORE", saying = "of the money")
    static class TakesAFeeForGivingMoneyBack extends Reckoning {
        @Override
        public Points takenBack(EarningPolicy policy, RefundedOrder refunded) {
            boolean money = !refunded.refundedByAmount().isZero();
            Points taken = super.takenBack(policy, refunded);
            return money ? taken.plus(Points.of(1)) : taken;
        }
    }

    @Breaks(value = "GROWING", saying = "without the last")
    static class LooksAtTheLastRefundOnly extends Reckoning {
        @Override
        public Points takenBack(EarningPolicy policy, RefundedOrder refunded) {
            int made = refunded.refunds().size();
            return made == 0 || refunded.isWhole()
                    ? super.takenBack(policy, refunded)
                    : super.takenBack(
                            policy,
                            RefundedOrder.of(
                                    refunded.order(), refunded.refunds().subList(made - 1, made)));
        }
    }
}
