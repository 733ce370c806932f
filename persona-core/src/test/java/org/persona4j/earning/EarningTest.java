package org.persona4j.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.RefundedOrder;
import org.persona4j.order.ReturnedLine;
import org.persona4j.wallet.Points;

class EarningTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T10:00:00Z");

    /** Tea for 10.50 and a pot for 20.00, with tax of 10 percent. */
    private static final Order ORDER = Order.builder()
            .id("r-1")
            .placedAt(MONDAY)
            .line(l -> l.productId("tea")
                    .category("food")
                    .quantity(Quantity.of(3))
                    .amount(Money.parse("10.50"))
                    .tax(Money.parse("1.05")))
            .line(l -> l.productId("pot").category("house").amount(Money.of(20)).tax(Money.of(2)))
            .build();

    private static EarningPolicy.Builder policy() {
        return EarningPolicy.builder();
    }

    private static Earning earn(EarningPolicy policy) {
        return Earning.decide(ORDER, true, false, 0, policy);
    }

    private static Points points(String points) {
        return Points.parse(points);
    }

    private static OrderRefund back(String id, int line, long pieces) {
        return OrderRefund.ofLines(id, "r-1", MONDAY, List.of(new ReturnedLine(line, Quantity.of(pieces))));
    }

    @Test
    void moneyEarnsByTheHundred() {
        assertThat(earn(EarningPolicy.standard()).points()).isEqualTo(points("30.50"));
        assertThat(earn(policy().pointsPer100(Points.of(250)).build()).points()).isEqualTo(points("76.25"));
    }

    @Test
    void theTaxEarnsIfThePolicySaysSo() {
        assertThat(earn(policy().taxBasis(TaxBasis.POST_TAX).build()).points()).isEqualTo(points("33.55"));
    }

    @Test
    void pointsPerOrderComeOnTop() {
        Earning earning = earn(policy().pointsPerOrder(Points.of(5)).build());

        assertThat(earning.points()).isEqualTo(points("35.50"));
        assertThat(earning.perOrder()).isEqualTo(Points.of(5));
    }

    @Test
    void fractionsAreRoundedOnceForTheOrder() {
        assertThat(earn(policy().rounding(PointRounding.UP).build()).points()).isEqualTo(Points.of(31));
        assertThat(earn(policy().rounding(PointRounding.DOWN).build()).points()).isEqualTo(Points.of(30));
        assertThat(earn(policy().rounding(PointRounding.NEAREST).build()).points())
                .isEqualTo(Points.of(31));
    }

    @Test
    void belowHalfAPointTheNearestIsTheOneBelow() {
        EarningPolicy policy = policy().rounding(PointRounding.NEAREST)
                .pointsPer100(points("99.99"))
                .build();

        assertThat(earn(policy).points()).isEqualTo(Points.of(30));
    }

    @Test
    void withoutRoundingPointsAreCutBelowTheHundredth() {
        EarningPolicy policy = policy().pointsPer100(points("33.33")).build();

        assertThat(earn(policy).points()).isEqualTo(points("10.16"));
    }

    @Test
    void whoIsNotAMemberOrArchivedEarnsNothing() {
        assertThat(Earning.decide(ORDER, false, false, 0, EarningPolicy.standard())
                        .notCounted())
                .contains(NotCounted.NOT_MEMBER);
        assertThat(Earning.decide(ORDER, true, true, 0, EarningPolicy.standard())
                        .notCounted())
                .contains(NotCounted.ARCHIVED);
        assertThat(Earning.decide(ORDER, false, false, 0, EarningPolicy.standard())
                        .points())
                .isEqualTo(Points.ZERO);
    }

    @Test
    void afterEnoughVisitsOfADayAnOrderEarnsNothing() {
        EarningPolicy policy = policy().maxVisitsPerDay(2).build();

        assertThat(Earning.decide(ORDER, true, false, 1, policy).notCounted()).isEmpty();
        assertThat(Earning.decide(ORDER, true, false, 2, policy).notCounted()).contains(NotCounted.VISIT_LIMIT);
    }

    @Test
    void withoutALimitEveryVisitEarns() {
        assertThat(Earning.decide(ORDER, true, false, 100_000, EarningPolicy.standard())
                        .countsAsVisit())
                .isTrue();
    }

    @Test
    void theFirstDayThatEarnsBeginsInTheTimeZone() {
        EarningPolicy.Builder policy = policy().earnsFrom(LocalDate.of(2024, 1, 2));

        assertThat(earn(policy.build()).notCounted()).contains(NotCounted.BEFORE_START);
        assertThat(earn(policy.zone(ZoneId.of("Pacific/Kiritimati")).build()).notCounted())
                .isEmpty();
    }

    @Test
    void nothingIsEarnedInAFreezeWhoseEndIsNotInIt() {
        assertThat(earn(policy().addFreezes(new FreezeWindow(MONDAY, MONDAY.plusSeconds(1)))
                                .build())
                        .notCounted())
                .contains(NotCounted.FROZEN);
        assertThat(earn(policy().addFreezes(new FreezeWindow(MONDAY.minusSeconds(9), MONDAY))
                                .build())
                        .notCounted())
                .isEmpty();
    }

    @Test
    void whatCanNeverChangeIsGivenAsTheReasonFirst() {
        EarningPolicy policy = policy().earnsFrom(LocalDate.of(2025, 1, 1)).build();

        assertThat(Earning.decide(ORDER, false, true, 0, policy).notCounted()).contains(NotCounted.BEFORE_START);
    }

    @Test
    void excludedLinesDoNotCountAndSayWhy() {
        Earning byProduct = earn(policy().addExcludedProducts("tea").build());
        Earning byCategory = earn(policy().addExcludedCategories("house").build());

        assertThat(byProduct.points()).isEqualTo(Points.of(20));
        assertThat(byProduct.whyNot(1)).contains(NotCounted.EXCLUDED_PRODUCT);
        assertThat(byProduct.whyNot(2)).isEmpty();
        assertThat(byCategory.points()).isEqualTo(points("10.50"));
        assertThat(byCategory.whyNot(2)).contains(NotCounted.EXCLUDED_CATEGORY);
    }

    @Test
    void anOrderOfWhichNoLineCountsEarnsNothingForItselfAndIsNoVisit() {
        Earning earning = earn(policy().addExcludedCategories("food", "house")
                .pointsPerOrder(Points.of(5))
                .build());

        assertThat(earning.points()).isEqualTo(Points.ZERO);
        assertThat(earning.countsAsVisit()).isFalse();
    }

    @Test
    void aLineForWhichNothingWasToPayDoesNotCountEvenIfItWasTaxed() {
        Order order = Order.builder()
                .id("r-2")
                .placedAt(MONDAY)
                .line(l -> l.productId("tea")
                        .amount(Money.of(10))
                        .discount(Money.of(10))
                        .tax(Money.of(1)))
                .build();

        Earning earning = Earning.decide(
                order, true, false, 0, policy().taxBasis(TaxBasis.POST_TAX).build());

        assertThat(earning.whyNot(1)).contains(NotCounted.FULLY_DISCOUNTED);
        assertThat(earning.points()).isEqualTo(Points.ZERO);
    }

    @Test
    void aDiscountOnTheOrderIsTakenFromTheLinesThatCountInProportion() {
        Order order = Order.builder()
                .id("r-3")
                .placedAt(MONDAY)
                .line(l -> l.productId("tea").amount(Money.of(10)))
                .line(l -> l.productId("gift-card").amount(Money.of(30)))
                .orderDiscount(Money.of(8))
                .build();

        Earning earning = Earning.decide(
                order, true, false, 0, policy().addExcludedProducts("gift-card").build());

        assertThat(earning.counted()).isEqualTo(Money.of(8));
    }

    @Test
    void returningALineTakesBackWhatItEarned() {
        Earning earning = earn(EarningPolicy.standard());

        assertThat(earning.reversed(ORDER, List.of(back("f1", 2, 1)))).isEqualTo(Points.of(20));
        assertThat(earning.reversed(ORDER, List.of(back("f1", 2, 1), back("f2", 1, 1))))
                .isEqualTo(points("23.50"));
    }

    @Test
    void returningWhatDidNotCountTakesNothingBack() {
        Earning earning = earn(policy().addExcludedProducts("pot").build());

        assertThat(earning.reversed(ORDER, List.of(back("f1", 2, 1)))).isEqualTo(Points.ZERO);
    }

    @Test
    void anAmountTakesBackThePartItIsOfAllThatWasPaid() {
        Earning earning = earn(EarningPolicy.standard());
        OrderRefund half = OrderRefund.ofAmount("f1", "r-1", MONDAY, Money.parse("16.775"));

        assertThat(earning.reversed(ORDER, List.of(half))).isEqualTo(points("15.25"));
    }

    @Test
    void whatIsKeptIsRoundedAsIfOnlyThatHadBeenBought() {
        Earning earning = earn(policy().rounding(PointRounding.UP).build());

        assertThat(earning.points()).isEqualTo(Points.of(31));
        assertThat(earning.reversed(ORDER, List.of(back("f1", 2, 1)))).isEqualTo(Points.of(20));
        assertThat(earning.reversed(ORDER, List.of(back("f1", 1, 1)))).isEqualTo(Points.of(4));
    }

    @Test
    void pointsPerOrderGoOnlyWithTheWholeOrder() {
        Earning earning = earn(policy().pointsPerOrder(Points.of(5)).build());
        OrderRefund almostAll = OrderRefund.ofAmount("f1", "r-1", MONDAY, Money.parse("33.54"));

        assertThat(earning.reversed(ORDER, List.of(almostAll))).isLessThanOrEqualTo(points("30.50"));
        assertThat(earning.reversed(ORDER, List.of(almostAll, OrderRefund.whole("f2", "r-1", MONDAY))))
                .isEqualTo(points("35.50"));
    }

    @Test
    void whatEarnedNothingHasNothingToTakeBack() {
        Earning earning = Earning.decide(ORDER, false, false, 0, EarningPolicy.standard());

        assertThat(earning.reversed(ORDER, List.of(OrderRefund.whole("f1", "r-1", MONDAY))))
                .isEqualTo(Points.ZERO);
    }

    @Test
    void theEarningOfAnotherOrderIsRefused() {
        Order other = Order.builder()
                .id("r-9")
                .placedAt(MONDAY)
                .line(l -> l.productId("tea").amount(Money.of(1)))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> earn(EarningPolicy.standard()).reversed(RefundedOrder.of(other)))
                .withMessageContaining("1 lines");
    }

    @Test
    void morePointsThanThereCanBeAreAnError() {
        EarningPolicy policy =
                policy().pointsPer100(Points.ofHundredths(Long.MAX_VALUE)).build();
        Order order = Order.builder()
                .id("r-9")
                .placedAt(MONDAY)
                .line(l -> l.productId("tea").amount(Money.of(101)))
                .build();

        assertThatThrownBy(() -> Earning.decide(order, true, false, 0, policy)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theExplanationTellsWhatCountedAndWhatDidNot() {
        Earning earning = earn(
                policy().addExcludedProducts("tea").pointsPerOrder(Points.of(5)).build());

        assertThat(earning.describe())
                .containsExactly(
                        "earned 25.00: 100.00 for each 100 of 20.00 before tax, and 5.00 for the order",
                        "  line 1 did not count: the product does not earn");
        assertThat(Earning.decide(ORDER, false, false, 0, EarningPolicy.standard())
                        .describe())
                .containsExactly("earned nothing: the customer is not a member");
    }

    @Test
    void boundsOfThePolicyAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(policy().pointsPer100(points("-0.01"))::build)
                .withMessageContaining("pointsPer100");
        assertThatIllegalArgumentException()
                .isThrownBy(policy().pointsPerOrder(points("-0.01"))::build)
                .withMessageContaining("pointsPerOrder");
        assertThatIllegalArgumentException()
                .isThrownBy(policy().maxVisitsPerDay(-1)::build)
                .withMessageContaining("maxVisitsPerDay");
        assertThatIllegalArgumentException()
                .isThrownBy(policy().maxVisitsPerDay(1_001)::build)
                .withMessageContaining("1001");
        assertThatIllegalArgumentException().isThrownBy(() -> new FreezeWindow(MONDAY, MONDAY));
    }
}
