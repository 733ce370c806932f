package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.points;
import static org.persona4j.Shop.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementLine;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.wallet.EntryKind;

/** Why points do not match money, as it is told to who asks. */
class ExplainedPointsTest {
    private static final String PHONE = "+16035551201";

    private final Shop shop = new Shop();

    private static StatementLine line(Statement statement, String id) {
        return statement.lines().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasSpentBeforeItsOrderWasGivenBackIsWrittenOff() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.wallets().redeem(ada, points("7"), "r-1", null);
        shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));

        StatementLine refund = line(shop.wallets().explain(ada), "f-1");

        assertThat(refund.points()).isEqualTo(points("-3"));
        assertThat(refund.money()).contains(Money.of(-10));
        assertThat(refund.why())
                .containsExactly(
                        "of order o-1, for which it had earned 10.00", "7.00 of these were spent and are written off");
    }

    @Test
    void whatHadExpiredBeforeItsOrderWasGivenBackIsToldAndNotTaken() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.passDays(500);
        shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));

        StatementLine refund = line(shop.wallets().explain(ada), "f-1");

        assertThat(refund.points()).isEqualTo(points("0"));
        assertThat(refund.why())
                .containsExactly("of order o-1, for which it had earned 10.00", "10.00 of these had expired");
    }

    @Test
    void ofTwoRefundsOfAnOrderEachTellsItsOwnPart() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.pass(Duration.ofMinutes(1));
        shop.orders().refund(OrderRefund.ofAmount("f-1", "o-1", shop.now(), Money.of(4)));
        shop.pass(Duration.ofMinutes(1));
        shop.orders().refund(OrderRefund.whole("f-2", "o-1", shop.now()));

        Statement statement = shop.wallets().explain(ada);

        assertThat(line(statement, "f-1").why()).containsExactly("of order o-1, for which it had earned 4.00");
        assertThat(line(statement, "f-2").why()).containsExactly("of order o-1, for which it had earned 6.00");
        assertThat(line(statement, "f-2").money()).contains(Money.of(-6));
        assertThat(statement.paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void aRefundIsToldInItsTimeAndItsOrderInAnother() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.passDays(10);
        shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));
        shop.passDays(10);
        Instant between = TestClock.START.plus(Duration.ofDays(5));

        Statement early = shop.wallets().explain(ada, TestClock.START, between);
        Statement late = shop.wallets().explain(ada, between, shop.now());

        assertThat(early.lines()).extracting(StatementLine::id).containsExactly("o-1");
        assertThat(late.lines()).extracting(StatementLine::id).containsExactly("f-1");
        assertThat(late.opening()).isEqualTo(points("10"));
    }

    @Test
    void anOrderThatWasGivenBackInPartBeforeItsCustomerJoinedEarnsForTheRest() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.orders().refund(OrderRefund.ofAmount("f-1", "o-1", shop.now(), Money.of(4)));
        shop.wallets().join(ada);

        Statement statement = shop.wallets().explain(ada);

        assertThat(line(statement, "o-1").points()).isEqualTo(points("6"));
        assertThat(line(statement, "o-1").why())
                .contains("6.00 of these were booked: the order had been refunded in part before");
    }

    @Test
    void anOrderThatWasGivenBackBeforeItsCustomerJoinedEarnsNothing() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));
        shop.wallets().join(ada);

        Statement statement = shop.wallets().explain(ada);

        assertThat(statement.closing()).isEqualTo(points("0"));
        assertThat(line(statement, "o-1").why())
                .contains("its points were booked at another time, or refunded before they were");
    }

    @Test
    void ofWhatWasSpentTogetherEachIsToldTheirShare() {
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", PHONE);
        shop.wallets().credit(ada, EntryKind.BOOST, points("30"), "c-1", "for Ada");
        shop.wallets().credit(bob, EntryKind.BOOST, points("70"), "c-2", null);
        shop.wallets().redeem(ada, points("90"), "r-1", "a prize");
        StatementLine together = line(shop.wallets().explain(ada), "r-1");
        shop.owner().merges().separate(profile(bob), "another");

        StatementLine own = line(shop.wallets().explain(bob), "r-1");

        assertThat(together.why()).containsExactly("a prize");
        assertThat(own.points()).isEqualTo(points("-60"));
        assertThat(own.why())
                .isEqualTo(List.of("a prize", "a share of -90.00: the rest is of profiles of others by now"));
    }

    @Test
    void ofATimeToComeNothingIsTold() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");

        Statement statement = shop.wallets()
                .explain(ada, shop.now().plus(Duration.ofDays(1)), shop.now().plus(Duration.ofDays(2)));

        assertThat(statement.lines()).isEmpty();
        assertThat(statement.opening()).isEqualTo(points("10")).isEqualTo(statement.closing());
    }
}
