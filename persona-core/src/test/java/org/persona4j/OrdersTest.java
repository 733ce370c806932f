package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.Shop.points;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.NotCounted;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.ReviewPage;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundOutcome;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.Points;

class OrdersTest {
    private static final String PHONE = "+16035551201";

    private final Shop shop = new Shop();

    private static List<String> ids(ReviewPage<RecordedOrder> page) {
        return page.items().stream().map(one -> one.order().order().id()).toList();
    }

    /** An order of 10 that is given back by the refund f-1, and one of 5. */
    private void buysTwiceAndReturnsTheFirst(PersonaId customer) {
        shop.buys(customer, "o-1", "10");
        shop.buys(customer, "o-2", "5");
        shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));
    }

    private static void assertTakenBack(OrderRefundOutcome outcome, String points) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        OrderRefundOutcome.Refunded.class,
                        done -> assertThat(done.takenBack()).isEqualTo(points(points)));
    }

    private List<List<String>> pages(PersonaId customer, int limit) {
        List<List<String>> pages = new ArrayList<>();
        @Nullable String next = null;
        do {
            ReviewPage<RecordedOrder> page = shop.orders().of(customer, next, limit);
            pages.add(ids(page));
            next = page.nextOrNull();
        } while (next != null);
        return pages;
    }

    @Test
    void theOrdersOfAllProfilesComePageByPageTheLatestFirst() {
        PersonaId ada = shop.customer("1", PHONE);
        PersonaId same = shop.customer("2", PHONE);
        for (int i = 1; i <= 5; i++) {
            shop.buys(i % 2 == 0 ? ada : same, "o-" + i, "1");
            shop.pass(Duration.ofMinutes(1));
        }

        List<List<String>> pages = pages(ada, 2);

        assertThat(pages).containsExactly(List.of("o-5", "o-4"), List.of("o-3", "o-2"), List.of("o-1"));
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.buys(ada, "o-1", "1");
        shop.buys(ada, "o-2", "1");

        assertThat(pages(ada, 2)).hasSize(1);
    }

    @Test
    void aPageHasOneToAThousandOrders() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.buys(ada, "o-1", "1");

        assertThat(ids(shop.orders().of(ada, null, 1))).containsExactly("o-1");
        assertThat(ids(shop.orders().of(ada, null, 1_000))).containsExactly("o-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.orders().of(ada, null, 0))
                .withMessageContaining("limit");
        assertThatIllegalArgumentException().isThrownBy(() -> shop.orders().of(ada, null, 1_001));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shop.orders().of(PersonaId.of("nobody"), null, 1));
    }

    @Test
    void noMoreVisitsOfADayEarnThanThePolicySays() {
        Shop strict = new Shop(LoyaltyPolicy.builder()
                .earning(EarningPolicy.builder().maxVisitsPerDay(1).build())
                .build());
        PersonaId ada = strict.member("1", PHONE);
        PersonaId same = strict.customer("2", PHONE);

        strict.buys(ada, "o-1", "10");
        RecordedOrder second = strict.buys(same, "o-2", "5");
        strict.passDays(1);
        strict.buys(ada, "o-3", "3");

        assertThat(second.earning().notCounted()).contains(NotCounted.VISIT_LIMIT);
        assertThat(strict.balance(ada)).isEqualTo(points("13"));
    }

    @Test
    void anOrderIsGivenBackInTheArchiveThoughOthersWaitThereToEarn() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.owner().archive().put(ada, ArchiveReason.MANUAL, "moved");
        shop.buys(ada, "o-2", "5");

        OrderRefundOutcome outcome = shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));
        shop.owner().archive().restore(ada, "back");

        assertTakenBack(outcome, "10");
        assertThat(shop.balance(ada)).isEqualTo(points("5"));
    }

    @Test
    void whatOthersEarnedBeforeDoesNotGoIntoWhatIsGivenBack() {
        PersonaId ada = shop.member("1", PHONE);
        int entries = LedgerPage.SIZE + 2;
        for (int i = 1; i <= entries; i++) {
            shop.buys(ada, "o-" + i, "1");
        }

        shop.orders().refund(OrderRefund.whole("f-1", "o-" + entries, shop.now()));

        assertThat(shop.balance(ada)).isEqualTo(points(String.valueOf(entries - 1)));
        assertThat(shop.wallets().timeline(ada, null, 1_000).lines()).hasSize(entries + 1);
    }

    @Test
    void ordersOfTheFirstAndTheLastDayOfALeapYearProlongPoints() {
        PersonaId ada = shop.member("1", PHONE);
        shop.pass(Duration.between(shop.now(), Instant.parse("2024-12-31T12:00:00Z")));
        shop.buys(ada, "o-1", "10");
        shop.passDays(1);
        shop.buys(ada, "o-2", "5");
        Instant newYear = shop.now();
        shop.passDays(365);

        assertThat(shop.balance(ada)).isEqualTo(points("15"));
        assertThat(shop.wallets().at(ada, newYear).balance()).isEqualTo(points("15"));
        assertThat(shop.wallets().balanceAt(ada, newYear.minus(Duration.ofDays(1))))
                .isEqualTo(points("10"));
        shop.passDays(1);
        assertThat(shop.balance(ada)).isEqualTo(points("0"));
    }

    @Test
    void theIdOfARefundStandsForOneRefund() {
        PersonaId ada = shop.member("1", PHONE);
        buysTwiceAndReturnsTheFirst(ada);

        OrderRefundOutcome other = shop.orders().refund(OrderRefund.whole("f-1", "o-2", shop.now()));
        OrderRefundOutcome unknown = shop.orders().refund(OrderRefund.whole("f-2", "o-3", shop.now()));

        assertThat(other)
                .isInstanceOfSatisfying(
                        OrderRefundOutcome.Refused.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo(RefundOutcome.Reason.ID_REUSED));
        assertThat(unknown).isInstanceOf(OrderRefundOutcome.UnknownOrder.class);
        assertThat(shop.balance(ada)).isEqualTo(points("5"));
    }

    @Test
    void theIdOfARefundThatTookNoPointsBackStandsForItToo() {
        PersonaId ada = shop.customer("1", PHONE);
        buysTwiceAndReturnsTheFirst(ada);

        OrderRefundOutcome other = shop.orders().refund(OrderRefund.whole("f-1", "o-2", shop.now()));

        assertThat(other).isInstanceOf(OrderRefundOutcome.Refused.class);
    }

    @Test
    void anOrderIsGivenBackFromItsOwnPointsThoughEarlierOnesHaveExpired() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.passDays(500);
        shop.buys(ada, "o-2", "5");
        shop.passDays(1);

        OrderRefundOutcome outcome = shop.orders().refund(OrderRefund.whole("f-1", "o-2", shop.now()));

        assertTakenBack(outcome, "5");
        assertThat(shop.balance(ada)).isEqualTo(points("0"));
    }

    private Order later(String id, Duration later) {
        return Order.builder()
                .id(id)
                .placedAt(shop.now().plus(later))
                .line(line -> line.productId("tea").unitPrice(Money.of(5)))
                .build();
    }

    @Test
    void anOrderOfTheFutureIsRefusedUnlessItIsTheClocksThatDiffer() {
        PersonaId ada = shop.member("1", PHONE);
        Duration differ = Duration.ofDays(1);

        OrderOutcome tomorrow = shop.orders().record(CustomerRef.of(ada), later("o-1", differ));
        OrderOutcome later = shop.orders().record(CustomerRef.of(ada), later("o-2", differ.plusNanos(1_000)));

        assertThat(tomorrow).isInstanceOf(OrderOutcome.Recorded.class);
        assertThat(later).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.IN_THE_FUTURE));
        assertThat(OrderOutcome.Reason.IN_THE_FUTURE.label()).isEqualTo("the order was placed later than now");
        assertThat(CustomerRef.of(Shop.TILL, "ada@mail.net").toString()).doesNotContain("ada");
    }

    @Test
    void anOrderOfTomorrowProlongsPointsNoLongerThanOneOfToday() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.passDays(10);
        shop.orders().record(CustomerRef.of(ada), later("o-2", Duration.ofHours(20)));

        shop.passDays(365);
        Points lastDay = shop.balance(ada);
        shop.passDays(1);

        assertThat(lastDay).isEqualTo(points("15"));
        assertThat(shop.balance(ada)).isEqualTo(points("0"));
    }

    @Test
    void theDaysOfARetailerBeginWhereTheRetailerIs() {
        ZoneId there = ZoneId.of("America/Denver");
        LoyaltyPolicy policy = LoyaltyPolicy.builder()
                .zone(there)
                .earning(EarningPolicy.builder().maxVisitsPerDay(1).build())
                .build();
        Shop far = new Shop(policy);
        PersonaId ada = far.member("1", PHONE);
        far.pass(Duration.between(far.now(), Instant.parse("2024-05-02T05:30:00Z")));

        far.buys(ada, "o-1", "10");
        far.pass(Duration.ofHours(1));
        RecordedOrder nextDay = far.buys(ada, "o-2", "5");

        assertThat(policy.earning().zone()).isEqualTo(there);
        assertThat(policy.wallet().zone()).isEqualTo(there);
        assertThat(nextDay.earning().points()).isEqualTo(points("5"));
    }
}
