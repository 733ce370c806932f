package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.testkit.Samples.MANY;
import static org.persona4j.testkit.Samples.assertMakes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.PointRounding;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;

/** Of many orders, refunds, policies and ledgers there is one of every odd kind. */
class LoyaltyEdgeCasesTest {
    @Test
    void policiesOnEarningMatterForOrders() {
        List<EarningPolicy> policies = Samples.of(EarningPolicies.any(), MANY);

        assertThat(policies).anyMatch(policy -> policy.excludedProducts().contains("tea"));
        assertThat(policies)
                .anyMatch(policy -> policy.freezes().stream().anyMatch(window -> window.contains(MadeUp.FIRST_MOMENT)));
        assertThat(policies).anyMatch(policy -> policy.earnsFrom().isPresent() && policy.maxVisitsPerDay() > 0);
        assertThat(policies).extracting(EarningPolicy::rounding).contains(PointRounding.values());
    }

    @Test
    void ordersAreFreeDiscountedTaxedAndLong() {
        assertMakes(
                Orders.any(),
                order -> order.postTax().isZero(),
                order -> order.gross().isPositive() && order.preTax().isZero(),
                order -> order.preTax().isZero() && order.taxes().isPositive(),
                order -> order.lines().size() == Order.MAX_LINES,
                order -> order.lines().stream().anyMatch(line -> line.category().isEmpty()),
                order -> order.statedTotal().isPresent(),
                order -> order.lines().stream().anyMatch(line -> line.quantity().thousandths() == 1),
                order -> order.gross().tenThousandths() % 100 != 0);
    }

    @Test
    void refundsAreOfAllOfAnAmountAndOfLines() {
        assertMakes(
                Orders.refunds(),
                OrderRefund::isWhole,
                refund -> refund.amount().isPresent(),
                refund -> !refund.lines().isEmpty());
    }

    @Test
    void refundsAreRefusedNowAndThen() {
        Order order = Samples.of(Orders.any(), 1).get(0);

        assertMakes(Orders.refundsOf(order), List::isEmpty, refunds -> refunds.size() > 2);
        assertMakes(
                Orders.refunded(),
                refunded -> refunded.refunds().isEmpty(),
                refunded -> refunded.isWhole() && refunded.refunds().size() > 1,
                refunded -> !refunded.isWhole() && refunded.refunded().isPositive(),
                refunded -> refunded.refundedByAmount().isPositive());
    }

    @Test
    void ledgersHaveEntriesOfAllKindsDebtsAndLotsOfSeveralProfiles() {
        List<LedgerWorld> worlds = Samples.of(Ledgers.worlds(), MANY);
        Set<EntryKind> kinds = worlds.stream()
                .flatMap(world -> world.profiles().stream().flatMap(profile -> world.entries(profile).stream()))
                .map(LedgerEntry::kind)
                .collect(Collectors.toSet());

        assertThat(kinds)
                .contains(
                        EntryKind.EARNED,
                        EntryKind.BOOST,
                        EntryKind.ADJUSTMENT,
                        EntryKind.REDEMPTION,
                        EntryKind.REDEMPTION_REFUND,
                        EntryKind.EXPIRATION,
                        EntryKind.ZEROING);
        assertThat(worlds).anyMatch(world -> world.wallet().debt().isPositive());
        assertThat(worlds)
                .anyMatch(world -> world.wallet().parts().stream()
                                .filter(part -> part.balance().isPositive())
                                .count()
                        == 3);
    }
}
