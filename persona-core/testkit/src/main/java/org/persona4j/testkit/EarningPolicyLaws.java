package org.persona4j.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.earning.Earning;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.FreezeWindow;
import org.persona4j.earning.LineEarning;
import org.persona4j.earning.NotCounted;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.RefundOutcome;
import org.persona4j.order.RefundedOrder;
import org.persona4j.order.ReturnedLine;
import org.persona4j.wallet.Points;

/**
 * The laws of earning. A test class implements this interface and one method:
 *
 * <pre>{@code
 * class OurEarningProperties implements EarningPolicyLaws {
 *     public EarningPolicy policy() {
 *         return EarningPolicy.builder().pointsPer100(Points.of(5)).rounding(PointRounding.DOWN).build();
 *     }
 * }
 * }</pre>
 *
 * <p>Whoever reckons in another way than the library replaces {@link #earn} and {@link #takenBack} too. All orders are those of a
 * member, placed when the policy lets orders earn. The message names the law and tells the smallest order that breaks it. A law
 * says nothing of an order of which {@code NEVER_NEGATIVE} tells that it earns less than nothing.
 */
public interface EarningPolicyLaws {
    /** How often each law is tried. */
    int TRIES = 300;

    /** The policy that is to keep the laws. */
    EarningPolicy policy();

    /**
     * What an order earned.
     *
     * @param points the points in all
     * @param perOrder those of them that it earned for itself
     * @param lines what each line counted for; empty if the order as a whole did not count
     * @param notCounted why the order as a whole did not count
     */
    record Earned(Points points, Points perOrder, List<LineEarning> lines, Optional<NotCounted> notCounted) {
        /** Makes the list unmodifiable. */
        public Earned {
            Objects.requireNonNull(points, "points");
            Objects.requireNonNull(perOrder, "perOrder");
            Objects.requireNonNull(notCounted, "notCounted");
            lines = List.copyOf(lines);
        }

        /** What the library found. */
        public static Earned of(Earning earning) {
            return new Earned(earning.points(), earning.perOrder(), earning.lines(), earning.notCounted());
        }

        /** The money that counted. */
        public Money counted() {
            return lines.stream().map(LineEarning::counted).reduce(Money.ZERO, Money::plus);
        }
    }

    /** What an order of a member earns, if no other of its day counted; by default as the library reckons. */
    default Earned earn(EarningPolicy policy, Order order) {
        return Earned.of(Earning.decide(order, true, false, 0, policy));
    }

    /** How many of the points refunds have taken back, in all; by default as the library reckons. */
    default Points takenBack(EarningPolicy policy, RefundedOrder refunded) {
        return Earning.decide(refunded.order(), true, false, 0, policy).reversed(refunded);
    }

    /** Orders, placed when they can earn. */
    @Provide
    default Arbitrary<Order> orders() {
        return Orders.any()
                .map(order -> Order.builder()
                        .from(order)
                        .placedAt(whenOrdersEarn(order.placedAt()))
                        .build());
    }

    /** The first moment from this one on that is neither before orders earn nor in a freeze. */
    private Instant whenOrdersEarn(Instant wanted) {
        EarningPolicy policy = policy();
        Instant at = policy.earnsFrom()
                .map(day -> day.atStartOfDay(policy.zone()).toInstant())
                .filter(wanted::isBefore)
                .orElse(wanted);
        for (int tries = 0; tries < policy.freezes().size(); tries++) {
            for (FreezeWindow window : policy.freezes()) {
                at = window.contains(at) ? window.until() : at;
            }
        }
        return at;
    }

    /** Orders with refunds that they allow. */
    @Provide
    default Arbitrary<RefundedOrder> refunded() {
        return orders().flatMap(order -> Orders.refundsOf(order).map(refunds -> {
            RefundedOrder refunded = RefundedOrder.of(order);
            for (OrderRefund refund : refunds) {
                refunded = refunded.refund(refund) instanceof RefundOutcome.Refunded next ? next.order() : refunded;
            }
            return refunded;
        }));
    }

    /** Never negative: no order earns less than nothing. */
    @Label("NEVER_NEGATIVE")
    @Property(tries = TRIES)
    default void noOrderEarnsLessThanNothing(@ForAll("orders") Order order) {
        Earned earned = earn(policy(), order);
        if (earned.points().isNegative()) {
            throw Sentences.broken("NEVER_NEGATIVE", earns(order, earned));
        }
    }

    /** Rounded once: the points for the money of all lines are rounded for the order, and not before. */
    @Label("ROUNDED_ONCE")
    @Property(tries = TRIES)
    default void pointsAreRoundedOnceForTheOrder(@ForAll("orders") Order order) {
        Earned earned = earn(policy(), order);
        BigDecimal exact = earned.counted()
                .toBigDecimal()
                .multiply(policy().pointsPer100().toBigDecimal())
                .movePointLeft(2);
        BigDecimal rounded = switch (policy().rounding()) {
            case UP -> exact.setScale(0, RoundingMode.CEILING);
            case DOWN -> exact.setScale(0, RoundingMode.FLOOR);
            case NEAREST -> exact.setScale(0, RoundingMode.HALF_UP);
            case NONE -> exact.setScale(2, RoundingMode.FLOOR);
        };
        BigDecimal forMoney = earned.points().minus(earned.perOrder()).toBigDecimal();
        if (!earned.points().isNegative() && forMoney.compareTo(rounded) != 0) {
            throw Sentences.broken(
                    "ROUNDED_ONCE",
                    earns(order, earned) + ": " + forMoney.toPlainString() + " for the money, but "
                            + earned.counted() + " counted, which is "
                            + exact.stripTrailingZeros().toPlainString() + " and rounded "
                            + rounded.toPlainString());
        }
    }

    /** Per order: the points for the order itself are there if a line counted, once, and not otherwise. */
    @Label("PER_ORDER")
    @Property(tries = TRIES)
    default void theOrderItselfEarnsIfALineCounted(@ForAll("orders") Order order) {
        Earned earned = earn(policy(), order);
        boolean counted = earned.counted().isPositive();
        Points expected = counted ? policy().pointsPerOrder() : Points.ZERO;
        if (!earned.points().isNegative() && !earned.perOrder().equals(expected)) {
            throw Sentences.broken(
                    "PER_ORDER",
                    earns(order, earned) + ": " + earned.perOrder() + " for itself, not " + expected + ", although "
                            + (counted ? earned.counted() : "nothing") + " counted");
        }
    }

    /** Share: no line counts for more than it came to, after its part of all discounts. */
    @Label("SHARE")
    @Property(tries = TRIES)
    default void noLineCountsForMoreThanItCameTo(@ForAll("orders") Order order) {
        List<LineEarning> lines = earn(policy(), order).lines();
        for (int i = 0; i < lines.size(); i++) {
            Money cameTo = switch (policy().taxBasis()) {
                case PRE_TAX -> order.shares().get(i).preTax();
                case POST_TAX -> order.shares().get(i).postTax();
            };
            if (lines.get(i).counted().compareTo(cameTo) > 0) {
                throw Sentences.broken(
                        "SHARE",
                        "line " + (i + 1) + " of " + OrderWords.of(order) + " counts for "
                                + lines.get(i).counted() + ", but it came to " + cameTo + " "
                                + policy().taxBasis().label());
            }
        }
    }

    /** Excluded: the lines of a product or category that is left out earn nothing, and say why. */
    @Label("EXCLUDED")
    @Property(tries = TRIES)
    default void whatIsLeftOutEarnsNothingAndSaysWhy(@ForAll("orders") Order order) {
        OrderLine last = order.line(order.lines().size());
        EarningPolicy withoutProduct = EarningPolicy.builder()
                .from(policy())
                .addExcludedProducts(last.productId())
                .build();
        checkLeftOut(withoutProduct, order, "the product " + last.productId(), NotCounted.EXCLUDED_PRODUCT);
        last.category().ifPresent(category -> {
            EarningPolicy withoutCategory = EarningPolicy.builder()
                    .from(policy())
                    .addExcludedCategories(category)
                    .build();
            checkLeftOut(withoutCategory, order, "the category " + category, NotCounted.EXCLUDED_CATEGORY);
        });
    }

    private void checkLeftOut(EarningPolicy policy, Order order, String what, NotCounted why) {
        List<LineEarning> lines = earn(policy, order).lines();
        if (lines.isEmpty()) {
            return;
        }
        LineEarning last = lines.get(lines.size() - 1);
        boolean told = last.notCounted()
                .filter(reason -> reason == why || reason == NotCounted.EXCLUDED_PRODUCT)
                .isPresent();
        if (!told) {
            throw Sentences.broken(
                    "EXCLUDED",
                    what + " is left out, but the last line of " + OrderWords.of(order) + " counts for "
                            + last.counted() + ", and says "
                            + last.notCounted().map(NotCounted::label).orElse("nothing"));
        }
    }

    /** Frozen: an order that is placed in a freeze earns nothing, and says why. */
    @Label("FROZEN")
    @Property(tries = TRIES)
    default void whatIsBoughtInAFreezeEarnsNothingAndSaysWhy(@ForAll("orders") Order order) {
        FreezeWindow then = new FreezeWindow(order.placedAt(), order.placedAt().plus(Duration.ofHours(1)));
        EarningPolicy frozen =
                EarningPolicy.builder().from(policy()).addFreezes(then).build();
        Earned earned = earn(frozen, order);
        if (!earned.points().isZero() || !earned.notCounted().equals(Optional.of(NotCounted.FROZEN))) {
            throw Sentences.broken(
                    "FROZEN",
                    earns(order, earned) + " at " + order.placedAt() + ", when a freeze begins, and says "
                            + earned.notCounted().map(NotCounted::label).orElse("nothing"));
        }
    }

    /** Neutral: a line that does not count changes nothing of what the others earn. */
    @Label("NEUTRAL")
    @Property(tries = TRIES)
    default void aLineThatDoesNotCountChangesNothing(@ForAll("orders") Order discounted) {
        Order order = withoutDiscount(discounted);
        OrderLine left =
                OrderLine.builder().productId("left out").amount(Money.of(7)).build();
        EarningPolicy policy = EarningPolicy.builder()
                .from(policy())
                .addExcludedProducts(left.productId())
                .build();
        if (order.lines().size() == Order.MAX_LINES) {
            return;
        }
        Earned without = earn(policy, order);
        Earned with = earn(policy, Order.builder().from(order).addLines(left).build());
        boolean counted = !with.lines().isEmpty()
                && with.lines().get(with.lines().size() - 1).counted().isPositive();
        if (!counted && !without.points().isNegative() && !with.points().equals(without.points())) {
            throw Sentences.broken(
                    "NEUTRAL",
                    earns(order, without) + ", but " + with.points() + " with a line of 7.00 that does not count");
        }
    }

    /** Monotone: who pays more for something does not earn less. */
    @Label("MONOTONE")
    @Property(tries = TRIES)
    default void whoPaysMoreDoesNotEarnLess(@ForAll("orders") Order discounted) {
        Order order = withoutDiscount(discounted);
        Points points = earn(policy(), order).points();
        for (Money more : List.of(Money.ofTenThousandths(1), Money.parse("0.01"), Money.of(1), Money.of(1_000))) {
            OrderLine first = order.line(1);
            List<OrderLine> lines = new ArrayList<>(order.lines());
            lines.set(
                    0,
                    OrderLine.builder()
                            .from(first)
                            .amount(first.amount().plus(more))
                            .build());
            Order dearer = Order.builder().from(order).lines(lines).build();
            Earned earned = earn(policy(), dearer);
            if (!earned.points().isNegative() && earned.points().compareTo(points) < 0) {
                throw Sentences.broken(
                        "MONOTONE",
                        OrderWords.of(order) + " earns " + points + ", but " + earned.points()
                                + " if the first line is " + more + " dearer");
            }
        }
    }

    /** Refund: who gives everything back at once keeps nothing. */
    @Label("REFUND")
    @Property(tries = TRIES)
    default void whoGivesEverythingBackKeepsNothing(@ForAll("orders") Order order) {
        checkAllTaken("REFUND", order, List.of(OrderRefund.whole("all", order.id(), order.placedAt())));
    }

    /** In parts: who gives everything back in parts keeps nothing, and loses no more. */
    @Label("IN_PARTS")
    @Property(tries = TRIES)
    default void whoGivesEverythingBackInPartsKeepsNothing(@ForAll("orders") Order order) {
        List<ReturnedLine> half = new ArrayList<>();
        List<ReturnedLine> rest = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            long bought = order.lines().get(i).quantity().thousandths();
            if (bought > 1) {
                half.add(new ReturnedLine(i + 1, new Quantity(bought / 2)));
            }
            rest.add(new ReturnedLine(i + 1, new Quantity(bought - bought / 2)));
        }
        List<OrderRefund> refunds = new ArrayList<>();
        if (!half.isEmpty()) {
            refunds.add(OrderRefund.ofLines("first", order.id(), order.placedAt(), half));
        }
        refunds.add(OrderRefund.ofLines("second", order.id(), order.placedAt(), rest));
        checkAllTaken("IN_PARTS", order, refunds);
    }

    private void checkAllTaken(String law, Order order, List<OrderRefund> refunds) {
        Earned earned = earn(policy(), order);
        Points taken = takenBack(policy(), RefundedOrder.of(order, refunds));
        if (!earned.points().isNegative() && !taken.equals(earned.points())) {
            throw Sentences.broken(
                    law, earns(order, earned) + ", but " + taken + " are taken back for " + OrderWords.of(refunds));
        }
    }

    /** Never more: refunds take back no more than was earned. */
    @Label("NEVER_MORE")
    @Property(tries = TRIES)
    default void refundsNeverTakeBackMoreThanWasEarned(@ForAll("refunded") RefundedOrder refunded) {
        Earned earned = earn(policy(), refunded.order());
        Points taken = takenBack(policy(), refunded);
        if (!earned.points().isNegative() && (taken.isNegative() || taken.compareTo(earned.points()) > 0)) {
            throw Sentences.broken(
                    "NEVER_MORE",
                    earns(refunded.order(), earned) + ", but " + taken + " are taken back for "
                            + OrderWords.of(refunded.refunds()));
        }
    }

    /** Growing: a further refund never gives points back, and before the first nothing is taken. */
    @Label("GROWING")
    @Property(tries = TRIES)
    default void aFurtherRefundNeverGivesPointsBack(@ForAll("refunded") RefundedOrder refunded) {
        Order order = refunded.order();
        Points before = Points.ZERO;
        for (int made = 0; made <= refunded.refunds().size(); made++) {
            List<OrderRefund> refunds = refunded.refunds().subList(0, made);
            Points taken = takenBack(policy(), RefundedOrder.of(order, refunds));
            boolean grows = made == 0 ? taken.isZero() : taken.compareTo(before) >= 0;
            if (!earn(policy(), order).points().isNegative() && !grows) {
                throw Sentences.broken(
                        "GROWING",
                        "of " + OrderWords.of(order) + ", " + taken + " points are taken back for "
                                + OrderWords.of(refunds) + ", after " + before + " without the last");
            }
            before = taken;
        }
    }

    private static Order withoutDiscount(Order order) {
        return Order.builder()
                .from(order)
                .orderDiscount(Money.ZERO)
                .orderTax(Money.ZERO)
                .statedTotal(Optional.empty())
                .build();
    }

    private static String earns(Order order, Earned earned) {
        return OrderWords.of(order) + " earns " + earned.points();
    }
}
