package org.persona4j.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.internal.JsonCodec;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderData;
import org.persona4j.order.OrderData.Story;
import org.persona4j.order.OrderLine;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundOutcome.Refunded;
import org.persona4j.order.RefundedOrder;
import org.persona4j.order.ReturnedLine;
import org.persona4j.wallet.Points;

/** What holds of every order, every policy and whatever is refunded, beside a plain model. */
@Domain(OrderData.class)
@Domain(DomainContext.Global.class)
class EarningProperties {
    @Provide
    Arbitrary<EarningPolicy> policies() {
        Arbitrary<FreezeWindow> freezes = Combinators.combine(
                        Arbitraries.integers().between(-3, 3),
                        Arbitraries.integers().between(1, 3))
                .as((from, length) -> new FreezeWindow(
                        OrderData.PLACED.plusSeconds(from), OrderData.PLACED.plusSeconds((long) from + length)));
        Arbitrary<EarningPolicy> plain = Combinators.combine(
                        Arbitraries.of(0L, 1L, 3_333L, 10_000L, 25_050L),
                        Arbitraries.of(0L, 1L, 250L, 500L),
                        Arbitraries.of(TaxBasis.class),
                        Arbitraries.of(PointRounding.class),
                        Arbitraries.of("tea", "cup", "none"),
                        Arbitraries.of("food", "house", "none"))
                .as((per100, perOrder, basis, rounding, product, category) -> EarningPolicy.builder()
                        .pointsPer100(Points.ofHundredths(per100))
                        .pointsPerOrder(Points.ofHundredths(perOrder))
                        .taxBasis(basis)
                        .rounding(rounding)
                        .addExcludedProducts(product)
                        .addExcludedCategories(category)
                        .build());
        Arbitrary<EarningPolicy> timed = Combinators.combine(
                        plain,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"),
                        Arbitraries.integers().between(-1, 1),
                        freezes.list().ofMaxSize(1))
                .as((policy, visits, zone, day, frozen) -> EarningPolicy.builder()
                        .from(policy)
                        .maxVisitsPerDay(visits)
                        .zone(ZoneId.of(zone))
                        .earnsFrom(LocalDate.of(2024, 1, 1).plusDays(day))
                        .freezes(frozen)
                        .build());
        return Arbitraries.oneOf(plain, plain, timed);
    }

    private static boolean counts(OrderLine line, int index, Order order, EarningPolicy policy) {
        boolean excluded = policy.excludedProducts().contains(line.productId())
                || (line.category().isPresent()
                        && policy.excludedCategories().contains(line.category().get()));
        return !excluded && order.shares().get(index).preTax().isPositive();
    }

    private static BigDecimal rounded(BigDecimal exact, PointRounding rounding) {
        return switch (rounding) {
            case UP -> exact.setScale(0, RoundingMode.CEILING);
            case DOWN -> exact.setScale(0, RoundingMode.FLOOR);
            case NEAREST -> exact.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
            case NONE -> exact.setScale(2, RoundingMode.FLOOR);
        };
    }

    /** What an order earns that nothing stands against, reckoned from the rule. */
    private static BigDecimal earned(Order order, EarningPolicy policy) {
        BigDecimal money = BigDecimal.ZERO;
        for (int i = 0; i < order.lines().size(); i++) {
            if (counts(order.lines().get(i), i, order, policy)) {
                money = money.add(order.shares().get(i).preTax().toBigDecimal());
                if (policy.taxBasis() == TaxBasis.POST_TAX) {
                    money = money.add(order.shares().get(i).tax().toBigDecimal());
                }
            }
        }
        BigDecimal points =
                rounded(money.multiply(policy.pointsPer100().toBigDecimal()).movePointLeft(2), policy.rounding());
        return money.signum() == 0 ? points : points.add(policy.pointsPerOrder().toBigDecimal());
    }

    private static boolean isAgainst(Order order, boolean member, boolean archived, int visits, EarningPolicy policy) {
        LocalDate day = order.placedAt().atZone(policy.zone()).toLocalDate();
        boolean early = policy.earnsFrom().isPresent()
                && day.isBefore(policy.earnsFrom().get());
        boolean frozen = policy.freezes().stream()
                .anyMatch(f ->
                        f.from().compareTo(order.placedAt()) <= 0 && f.until().compareTo(order.placedAt()) > 0);
        boolean full = policy.maxVisitsPerDay() != 0 && visits >= policy.maxVisitsPerDay();
        return !member || archived || early || frozen || full;
    }

    @Property
    void anOrderEarnsWhatTheRuleSays(
            @ForAll Order order,
            @ForAll("policies") EarningPolicy policy,
            @ForAll boolean member,
            @ForAll boolean archived,
            @ForAll @IntRange(max = 3) int visits) {
        boolean against = isAgainst(order, member, archived, visits, policy);

        Earning earning = Earning.decide(order, member, archived, visits, policy);

        assertThat(earning.notCounted().isPresent()).isEqualTo(against);
        assertThat(earning.points().toBigDecimal())
                .isEqualByComparingTo(against ? BigDecimal.ZERO : earned(order, policy));
    }

    @Property
    void everyLineCountedOrSaysWhyNot(@ForAll Order order, @ForAll("policies") EarningPolicy policy) {
        Earning earning = Earning.decide(order, true, false, 0, policy);

        for (int i = 0; i < order.lines().size(); i++) {
            boolean counted =
                    earning.notCounted().isEmpty() && counts(order.lines().get(i), i, order, policy);
            assertThat(earning.whyNot(i + 1).isEmpty()).isEqualTo(counted);
        }
    }

    @Property
    void refundsTakeBackMoreAndMoreUntilEverythingIsTaken(
            @ForAll Story story, @ForAll("policies") EarningPolicy policy) {
        Earning earning = Earning.decide(story.order(), true, false, 0, policy);
        RefundedOrder order = RefundedOrder.of(story.order());
        Points before = earning.reversed(order);

        assertThat(before).isEqualTo(Points.ZERO);
        for (OrderRefund refund : story.refunds()) {
            if (order.refund(refund) instanceof Refunded next) {
                order = next.order();
            }
            Points after = earning.reversed(order);
            assertThat(after).isBetween(before, earning.points());
            before = after;
        }
        if (order.isWhole()) {
            assertThat(before).isEqualTo(earning.points());
        } else {
            assertThat(before).isLessThanOrEqualTo(earning.points().minus(earning.perOrder()));
        }
    }

    @Property
    void returningLinesIsAsIfTheyHadNotBeenBought(
            @ForAll Order order, @ForAll("policies") EarningPolicy anyPolicy, @ForAll("which") BitSet which) {
        Order plain = withLines(order, order.lines());
        EarningPolicy policy = EarningPolicy.builder()
                .from(anyPolicy)
                .pointsPerOrder(Points.ZERO)
                .build();
        List<OrderLine> kept = new ArrayList<>();
        List<ReturnedLine> returned = new ArrayList<>();
        for (int i = 0; i < plain.lines().size(); i++) {
            OrderLine line = plain.lines().get(i);
            if (which.get(i)) {
                returned.add(new ReturnedLine(i + 1, line.quantity()));
            } else {
                kept.add(line);
            }
        }
        if (kept.isEmpty() || returned.isEmpty()) {
            return;
        }

        Earning earning = Earning.decide(plain, true, false, 0, policy);
        Points left = earning.points()
                .minus(earning.reversed(
                        plain, List.of(OrderRefund.ofLines("f1", plain.id(), OrderData.PLACED, returned))));

        assertThat(left)
                .isEqualTo(Earning.decide(withLines(order, kept), true, false, 0, policy)
                        .points());
    }

    @Provide
    Arbitrary<BitSet> which() {
        return Arbitraries.integers().between(1, 31).map(bits -> BitSet.valueOf(new long[] {bits}));
    }

    private static Order withLines(Order order, List<OrderLine> lines) {
        return Order.builder()
                .from(order)
                .lines(lines)
                .orderDiscount(Money.ZERO)
                .orderTax(Money.ZERO)
                .build();
    }

    @Property
    void anEarningReadsBackFromItsStoredForm(@ForAll Order order, @ForAll("policies") EarningPolicy policy) {
        Earning earning = Earning.decide(order, true, false, 0, policy);
        byte[] stored = JsonCodec.write(earning);

        Earning read = JsonCodec.read(stored, Earning.class);

        assertThat(read).isEqualTo(earning);
        assertThat(JsonCodec.write(read)).isEqualTo(stored);
    }

    @Property
    void aPolicyReadsBackFromItsStoredForm(@ForAll("policies") EarningPolicy policy) {
        byte[] stored = JsonCodec.write(policy);

        EarningPolicy read = JsonCodec.read(stored, EarningPolicy.class);

        assertThat(read).isEqualTo(policy);
        assertThat(JsonCodec.write(read)).isEqualTo(stored);
    }
}
