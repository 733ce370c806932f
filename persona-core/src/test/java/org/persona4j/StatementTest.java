package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.points;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.JsonCodec;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementLine;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.wallet.EntryKind;

class StatementTest {
    private static final String PHONE = "+16035551201";

    private final Shop shop = new Shop(LoyaltyPolicy.builder()
            .earning(EarningPolicy.builder().addExcludedProducts("card").build())
            .build());

    @Test
    void everyOrderTellsWhatCountedAndWhatDidNot() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.pass(Duration.ofMinutes(1));
        shop.buys(ada, shop.orderOf("o-2", "north", "card", "50"));

        Statement statement = shop.wallets().explain(ada);

        assertThat(statement.lines()).hasSize(2);
        assertThat(statement.lines().get(1).points()).isEqualTo(points("0"));
        assertThat(statement.lines().get(1).why()).contains("  line 1 did not count: the product does not earn");
        assertThat(statement.paid()).isEqualTo(Money.of(60));
        assertThat(statement.counted()).isEqualTo(Money.of(10));
        assertThat(statement.closing()).isEqualTo(points("10"));
    }

    @Test
    void whatHappenedBesidesOrdersIsTold() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.wallets().credit(ada, EntryKind.LEGACY, points("100"), "l-1", "from the old system");
        shop.wallets().redeem(ada, points("7"), "r-1", null);
        shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));
        shop.passDays(800);

        Statement statement = shop.wallets().explain(ada);

        assertThat(statement.lines())
                .extracting(StatementLine::kind)
                .containsExactly(
                        StatementLine.Kind.ORDER,
                        StatementLine.Kind.LEGACY,
                        StatementLine.Kind.REDEMPTION,
                        StatementLine.Kind.REFUND);
        assertThat(statement.closing()).isEqualTo(shop.balance(ada)).isEqualTo(points("93"));
    }

    @Test
    void theStatementOfATimeLeadsFromOneBalanceToTheOther() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.passDays(10);
        shop.buys(ada, "o-2", "5");
        shop.passDays(10);
        shop.wallets().redeem(ada, points("3"), "r-1", null);

        Statement statement = shop.wallets()
                .explain(ada, TestClock.START.plus(Duration.ofDays(5)), TestClock.START.plus(Duration.ofDays(15)));

        assertThat(statement.opening()).isEqualTo(points("10"));
        assertThat(statement.lines()).extracting(StatementLine::id).containsExactly("o-2");
        assertThat(statement.closing()).isEqualTo(points("15"));
    }

    @Test
    void itPrintsAsATable() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.pass(Duration.ofMinutes(1));
        shop.wallets().redeem(ada, points("2.5"), "r-1", "a cup");

        assertThat(shop.wallets().explain(ada).toText()).isEqualTo("""
                at                    what             id   money  counted  points  balance
                2024-05-01T10:00:00Z  opening balance                                  0.00
                2024-05-01T10:00:00Z  order            o-1  10.00    10.00   10.00    10.00
                    earned 10.00: 100.00 for each 100 of 10.00 before tax
                2024-05-01T10:01:00Z  redemption       r-1                   -2.50     7.50
                    a cup
                2024-05-01T10:01:00Z  closing balance       10.00    10.00    7.50     7.50
                """);
    }

    @Test
    void itIsJson() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");

        String json = new String(JsonCodec.write(shop.wallets().explain(ada)), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(json)
                .contains(
                        "\"opening\":0", "\"kind\":\"order\"", "\"id\":\"o-1\"", "\"points\":1000", "\"closing\":1000");
    }
}
