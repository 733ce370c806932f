package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersCommandsTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.in(folder);
        shop.run("join", Shop.ADA);
        shop.orders(
                "1,a,2026-02-01,S-1,milk,,3,1.00,0.15",
                "1,,,,tea,,1,2.00,",
                "2,a,2026-02-02,S-2,milk,,1,1.00,",
                "3,b,2026-02-03,S-1,milk,,1,1.00,");
    }

    @Test
    void theOrdersOfACustomerAreListedTheLatestFirst() {
        Trial trial = shop.run("orders", "list", Shop.ADA);

        assertThat(trial.code()).isZero();
        assertThat(trial.out()).isEqualTo("""
                placed                order  store  lines  paid  back  earned
                2026-02-02T00:00:00Z  2      S-2        1  1.00          1.00
                2026-02-01T00:00:00Z  1      S-1        2  5.15          5.00
                """);
    }

    @Test
    void aListGoesOnWhereAPageEnded() {
        Trial first = shop.run("orders", "list", Shop.ADA, "--limit", "1");
        Matcher more = Pattern.compile("more: --after \"(.*)\"").matcher(first.out());
        assertThat(more.find()).isTrue();

        Trial rest = shop.run("orders", "list", Shop.ADA, "--after", more.group(1));

        assertThat(first.out()).contains("02T00:00:00Z  2").doesNotContain("01T00:00:00Z  1");
        assertThat(rest.out()).contains("01T00:00:00Z  1").doesNotContain("02T00:00:00Z  2", "more:");
    }

    @Test
    void anOrderIsShownWithWhatItEarned() {
        Trial trial = shop.run("orders", "show", "1");

        assertThat(trial.code()).isZero();
        assertThat(trial.out())
                .contains("order   1\nplaced  2026-02-01T00:00:00Z in store S-1\npersona ")
                .containsPattern("1  milk +3 +1.00 +3.00 +0.15\n")
                .contains("paid    5.15: 5.00 less 0.00 of discounts, and 0.15 of taxes")
                .contains("earned 5.00: 100.00 for each 100 of 5.00 before tax");
    }

    @Test
    void anOrderThatIsNotThereIsSaid() {
        Trial shown = shop.run("orders", "show", "9");
        Trial refunded = shop.run("orders", "refund", "9");

        shown.assertRefused("there is no order with this id");
        refunded.assertRefused("there is no order with this id");
    }

    @Test
    void aWholeRefundTakesBackWhatTheOrderEarned() {
        Trial trial = shop.run("orders", "refund", "1");

        assertThat(trial.code()).isZero();
        assertThat(trial.out()).containsPattern("id +cli-\\S+\nback    5.15, and 5.00 points\n");
        assertThat(shop.balance(Shop.ADA)).isEqualTo("1.00");
    }

    @Test
    void aPartOfALineCanComeBack() {
        Trial part = shop.run("orders", "refund", "1", "--line", "1=2", "--id", "F-1");
        Trial rest = shop.run("orders", "refund", "1", "--line", "2", "--id", "F-2");

        assertThat(part.out()).contains("back    2.10, and 2.00 points");
        assertThat(rest.out()).contains("back    2.00, and 2.00 points");
        assertThat(shop.run("orders", "show", "1").out())
                .contains(
                        "refund  F-1 at 2026-03-01T12:01:00Z: 2 of line 1\n",
                        "F-2 at 2026-03-01T12:01:00Z: 1 of line 2")
                .contains("back    4.10 of what was paid, and 4.00 points");
    }

    @Test
    void anAmountCanBeGivenBack() {
        Trial trial = shop.run("orders", "refund", "2", "--amount", "0.50");

        assertThat(trial.out()).contains("back    0.50, and 0.50 points");
        assertThat(shop.run("orders", "list", Shop.ADA).out()).containsPattern(" 2 +S-2 +1 +1.00 +0.50 +0.50\n");
    }

    @Test
    void theSameRefundLaterIsTheSame() {
        shop.run("orders", "refund", "1", "--line", "1=2", "--id", "F-1");

        Trial again = shop.at(Shop.LATER.plusSeconds(60), "orders", "refund", "1", "--line", "1=2", "--id", "F-1");

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("refunded with this id before; nothing was changed now");
        assertThat(shop.balance(Shop.ADA)).isEqualTo("4.00");
    }

    @Test
    void anotherRefundWithTheSameIdIsRefused() {
        shop.run("orders", "refund", "1", "--line", "1=2", "--id", "F-1");

        Trial other = shop.run("orders", "refund", "1", "--line", "1=1", "--id", "F-1");

        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).contains("refused, another refund of the order has the id");
    }

    @ParameterizedTest
    @CsvSource({
        "--line, 3, '--line: the order has the lines 1 to 2'",
        "--line, x, --line is written N or N=QUANTITY",
        "--line, 1=x, '--line: a quantity must be a number'",
        "--amount, x, money must be a number",
        "--amount, 0, amount must be above zero",
        "--at, soon, --at is neither a date nor a moment"
    })
    void aRefundThatCannotBeIsSaid(String option, String value, String told) {
        Trial trial = shop.run("orders", "refund", "1", option, value);

        trial.assertRefused(told);
        assertThat(trial.out()).isEmpty();
    }

    @Test
    void moreThanWasBoughtDoesNotComeBack() {
        Trial trial = shop.run("orders", "refund", "1", "--line", "1=4");

        assertThat(trial.code()).isEqualTo(1);
        assertThat(trial.out()).contains("refused, line 1: more would come back than was bought");
    }
}
