package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.persona4j.Shop.points;
import static org.persona4j.Shop.profile;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.earning.NotCounted;
import org.persona4j.error.NotFoundException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.order.OrderRefund;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineLine;

class WalletsTest {
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

    private final Shop shop = new Shop();

    @Test
    void anOrderOfAMemberEarns() {
        PersonaId ada = shop.member("1", PHONE);

        RecordedOrder order = shop.buys(ada, "o-1", "12.34");

        assertThat(order.earning().points()).isEqualTo(points("12.34"));
        assertThat(shop.balance(ada)).isEqualTo(points("12.34"));
    }

    @Test
    void anOrderHandedInAgainChangesNothing() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");

        OrderOutcome again = shop.orders().record(CustomerRef.of(ada), shop.order("o-1", "10"));
        OrderOutcome other = shop.orders().record(CustomerRef.of(ada), shop.order("o-1", "11"));

        assertThat(again)
                .isInstanceOfSatisfying(
                        OrderOutcome.Recorded.class,
                        recorded -> assertThat(recorded.repeated()).isTrue());
        assertThat(other).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.ID_REUSED));
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
    }

    @Test
    void anOrderFindsItsCustomerByTheRecordOfASource() {
        PersonaId ada = shop.member("1", PHONE);

        shop.orders().record(CustomerRef.of(Shop.TILL, "1"), shop.order("o-1", "10"));
        OrderOutcome unknown = shop.orders().record(CustomerRef.of(Shop.TILL, "2"), shop.order("o-2", "10"));

        assertThat(shop.balance(ada)).isEqualTo(points("10"));
        assertThat(unknown).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.UNKNOWN_CUSTOMER));
    }

    @Test
    void whoJoinsEarnsForEarlierOrders() {
        PersonaId ada = shop.customer("1", PHONE);
        PersonaId same = shop.customer("2", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.buys(same, "o-2", "5");

        Points before = shop.balance(ada);
        boolean joined = shop.wallets().join(same);
        boolean again = shop.wallets().join(same);

        assertThat(before).isEqualTo(Points.ZERO);
        assertThat(joined).isTrue();
        assertThat(again).isFalse();
        assertThat(shop.balance(ada)).isEqualTo(points("15"));
        assertThat(shop.orders().byReceipt("o-1").orElseThrow().earning().points())
                .isEqualTo(points("10"));
    }

    @Test
    void whoLeavesKeepsTheirPointsAndEarnsNoMore() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");

        shop.wallets().leave(ada);
        RecordedOrder later = shop.buys(ada, "o-2", "10");

        assertThat(later.earning().notCounted()).contains(NotCounted.NOT_MEMBER);
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
        assertThat(shop.wallets().isMember(ada)).isFalse();
    }

    @Test
    void pointsAreSpentOnceHoweverOftenTheCallIsMade() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");

        PointsAnswer first = shop.wallets().redeem(ada, points("4"), "r-1", "a cup");
        PointsAnswer second = shop.wallets().redeem(ada, points("4"), "r-1", "a cup");

        assertThat(first.isBooked()).isTrue();
        assertThat(second).isEqualTo(new PointsAnswer(first.outcome(), true));
        assertThat(shop.balance(ada)).isEqualTo(points("6"));
        assertThatExceptionOfType(OperationReusedException.class)
                .isThrownBy(() -> shop.wallets().redeem(ada, points("5"), "r-1", "a cup"));
    }

    @Test
    void noMoreIsSpentThanThereIs() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");

        PointsAnswer answer = shop.wallets().redeem(ada, points("10.01"), "r-1", null);

        assertThat(answer.outcome())
                .isEqualTo(new BookingOutcome.Refused(BookingOutcome.Reason.INSUFFICIENT, points("10"), points("10")));
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
    }

    @Test
    void whatIsSpentTogetherComesBackToWhoeverItWasFrom() {
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", PHONE);
        shop.buys(ada, "o-1", "30");
        shop.buys(bob, "o-2", "70");

        shop.wallets().redeem(ada, points("90"), "r-1", null);
        shop.owner().merges().separate(profile(bob), "another");
        Points adasShare = shop.balance(ada);
        Points bobsShare = shop.balance(bob);
        PointsAnswer refund = shop.wallets().refund(ada, "r-1", points("90"), "b-1", null);
        PointsAnswer more = shop.wallets().refund(ada, "r-1", points("1"), "b-2", null);

        assertThat(List.of(adasShare, bobsShare)).containsExactly(points("0"), points("10"));
        assertThat(refund.isBooked()).isTrue();
        assertThat(more.outcome()).isInstanceOf(BookingOutcome.Refused.class);
        assertThat(shop.balance(ada)).isEqualTo(points("30"));
        assertThat(shop.balance(bob)).isEqualTo(points("70"));
    }

    @Test
    void aRefundTakesBackWhatTheOrderEarned() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        OrderRefund refund = OrderRefund.whole("f-1", "o-1", shop.now());

        OrderRefundOutcome first = shop.orders().refund(refund);
        OrderRefundOutcome second = shop.orders().refund(refund);

        assertThat(first).isInstanceOfSatisfying(OrderRefundOutcome.Refunded.class, done -> {
            assertThat(done.takenBack()).isEqualTo(points("10"));
            assertThat(done.repeated()).isFalse();
        });
        assertThat(second)
                .isInstanceOfSatisfying(
                        OrderRefundOutcome.Refunded.class,
                        done -> assertThat(done.repeated()).isTrue());
        assertThat(shop.balance(ada)).isEqualTo(Points.ZERO);
    }

    @Test
    void theTimelineTellsHowABalanceCameAbout() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.wallets().credit(ada, EntryKind.BOOST, points("5"), "b-1", "birthday");
        shop.wallets().redeem(ada, points("3"), "r-1", null);
        shop.passDays(400);

        List<TimelineLine> lines = shop.wallets().timeline(ada, null, 10).lines();

        assertThat(lines)
                .extracting(TimelineLine::kind)
                .containsExactly(EntryKind.EXPIRATION, EntryKind.REDEMPTION, EntryKind.BOOST, EntryKind.EARNED);
        assertThat(lines)
                .extracting(TimelineLine::balanceAfter)
                .containsExactly(points("5"), points("12"), points("15"), points("10"));
        assertThat(shop.wallets().expire(ada)).isEqualTo(1);
        assertThat(shop.wallets().expire(ada)).isZero();
        assertThat(shop.balance(ada)).isEqualTo(points("5"));
    }

    @Test
    void adjustmentsAreFoundByTheirTime() {
        PersonaId ada = shop.member("1", PHONE);
        shop.wallets().adjust(ada, points("5"), "a-1", "sorry");
        shop.passDays(1);
        shop.wallets().adjust(ada, points("-2"), "a-2", "mistake");

        List<Adjustment> all = shop.wallets()
                .adjustments(TestClock.START, shop.now().plusSeconds(1), null, 10)
                .items();

        assertThat(all).extracting(one -> one.entry().id()).containsExactly("a-2", "a-1");
        assertThat(shop.wallets().adjustments(shop.now(), shop.now(), null, 10).items())
                .isEmpty();
    }

    @Test
    void whatWasBoughtWhileArchivedEarnsOnReturn() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.owner().archive().put(ada, ArchiveReason.MANUAL, "moved");

        RecordedOrder order = shop.buys(ada, "o-2", "5");
        Points meanwhile = shop.balance(ada);
        shop.owner().archive().restore(ada, "back");

        assertThat(order.earning().notCounted()).contains(NotCounted.ARCHIVED);
        assertThat(meanwhile).isEqualTo(points("10"));
        assertThat(shop.balance(ada)).isEqualTo(points("15"));
    }

    @Test
    void ofAHiddenCustomerThereIsNoWalletAndNoOrder() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.owner().privacy().block(Identifier.of(IdentifierType.PHONE, PHONE), "asked to");

        OrderOutcome order = shop.orders().record(CustomerRef.of(ada), shop.order("o-2", "5"));

        assertThat(order).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.UNKNOWN_CUSTOMER));
        assertThat(shop.orders().byReceipt("o-1")).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> shop.balance(ada));
        shop.as(Role.SUPPORT).privacy().recover(Identifier.of(IdentifierType.PHONE, PHONE), "case 1");
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
    }

    @Test
    void aMergeAddsUpAndItsUndoingGivesEachTheirOwn() {
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", OTHER_PHONE);
        shop.buys(ada, "o-1", "10");
        shop.buys(bob, "o-2", "7");

        shop.owner().merges().link(ada, bob, "same");
        Points together = shop.balance(bob);
        shop.owner().merges().separate(profile(bob), "not the same");

        assertThat(together).isEqualTo(points("17"));
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
        assertThat(shop.balance(bob)).isEqualTo(points("7"));
    }
}
