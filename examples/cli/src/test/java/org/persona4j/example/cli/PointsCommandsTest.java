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
import org.junit.jupiter.params.provider.ValueSource;

class PointsCommandsTest {
    private static final Pattern ID = Pattern.compile("id +(cli-\\S+)");

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.in(folder);
    }

    @Test
    void joiningMakesEarlierOrdersEarn() {
        shop.orders("1,a,2026-02-01,,milk,,10,1.25,");
        assertThat(shop.balance(Shop.ADA)).isEqualTo("0.00");

        Trial trial = shop.run("join", Shop.ADA);

        assertThat(trial.code()).isZero();
        assertThat(trial.out()).isEqualTo("joined\nbalance 12.50\n");
    }

    @Test
    void joiningTwiceIsSaidAndChangesNothing() {
        shop.run("join", Shop.ADA);

        Trial again = shop.run("join", Shop.ADA);

        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("a member before\n");
    }

    @Test
    void whoLeftEarnsNoMoreAndKeepsPoints() {
        shop.run("join", Shop.ADA);
        shop.orders("1,a,2026-02-01,,milk,,1,2.00,");

        Trial left = shop.run("leave", Shop.ADA);
        shop.orders("2,a,2026-02-01,,milk,,1,2.00,");

        assertThat(left.out()).isEqualTo("left\nbalance 2.00\n");
        assertThat(shop.run("leave", Shop.ADA).out()).startsWith("no member before either\n");
        assertThat(shop.run("wallet", Shop.ADA).out()).startsWith("member  no\nbalance 2.00\n");
    }

    @Test
    void aWalletTellsUntilWhenPointsLast() {
        shop.run("join", Shop.ADA);
        shop.orders("1,a,2026-02-01,,milk,,1,2.00,");
        shop.run("adjust", Shop.ADA, "3");

        Trial trial = shop.run("wallet", Shop.ADA);

        assertThat(trial.out()).isEqualTo("""
                member  yes
                balance 5.00
                   2.00  earned      until 2027-03-01
                   3.00  adjustment  for ever
                """);
    }

    @Test
    void aWalletTellsWhatThereWasAtATime() {
        shop.run("adjust", Shop.ADA, "3");
        shop.at(Shop.LATER.plusSeconds(60), "adjust", Shop.ADA, "4");

        Trial before = shop.run("wallet", Shop.ADA, "--at", "2020-01-01");
        Trial between = shop.run("wallet", Shop.ADA, "--at", Shop.LATER.plusSeconds(30));

        assertThat(before.out()).isEqualTo("balance 0.00\n");
        assertThat(between.out()).isEqualTo("balance 3.00\n   3.00  adjustment  for ever\n");
    }

    @Test
    void aWalletAtSomethingElseThanATimeIsRefused() {
        Trial trial = shop.run("wallet", Shop.ADA, "--at", "yesterday");

        trial.assertRefused("--at is neither a date nor a moment");
    }

    @Test
    void aWalletTellsOnRequestWhichProfileThePointsAreOf() {
        shop.run("adjust", Shop.ADA, "3");

        assertThat(shop.run("wallet", Shop.ADA, "--profiles").out()).containsPattern("3.00  of profile \\S+\n");
    }

    @Test
    void anEntryWithoutAnIdGetsANewOneThatIsPrinted() {
        Matcher first = ID.matcher(shop.run("adjust", Shop.ADA, "10").out());
        Matcher second = ID.matcher(shop.run("adjust", Shop.ADA, "10").out());

        assertThat(first.find() && second.find()).isTrue();
        assertThat(first.group(1)).isNotEqualTo(second.group(1));
        assertThat(shop.balance(Shop.ADA)).isEqualTo("20.00");
    }

    @Test
    void thePrintedIdMakesTheCallAgainWithoutEffect() {
        Matcher told = ID.matcher(shop.run("adjust", Shop.ADA, "10").out());
        assertThat(told.find()).isTrue();

        Trial again = shop.run("adjust", Shop.ADA, "10", "--id", told.group(1));

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("booked  10.00, with this id before; nothing was changed now");
        assertThat(shop.balance(Shop.ADA)).isEqualTo("10.00");
    }

    @Test
    void anIdThatStandsForSomethingElseIsRefused() {
        shop.run("adjust", Shop.ADA, "10", "--id", "A-1");

        Trial other = shop.run("adjust", Shop.ADA, "11", "--id", "A-1");

        other.assertRefused("--id stands for something else already; nothing was changed");
        assertThat(shop.balance(Shop.ADA)).isEqualTo("10.00");
    }

    @Test
    void pointsCanBeTaken() {
        shop.run("adjust", Shop.ADA, "10");

        Trial trial = shop.run("adjust", Shop.ADA, "-2.5", "--note", "given by mistake");

        assertThat(trial.code()).isZero();
        assertThat(trial.out()).contains("booked  -2.50\nbalance 7.50\n");
    }

    @Test
    void moreThanThereIsIsNotTaken() {
        Trial trial = shop.run("adjust", Shop.ADA, "-1");

        assertThat(trial.code()).isEqualTo(1);
        assertThat(trial.out()).contains("refused, that is more than there is\nbalance 0.00\n");
    }

    @Test
    void ifThePolicyAllowsItADebtIsTold() {
        shop.run("loyalty", "--set", "below_zero=allow");

        Trial trial = shop.run("adjust", Shop.ADA, "-5");

        assertThat(trial.out()).contains("booked  -5.00\nowed    5.00 of these\nbalance -5.00\n");
        assertThat(shop.run("wallet", Shop.ADA).out()).contains("owed    5.00\n");
    }

    @Test
    void ifThePolicySaysSoOnlyWhatIsThereIsTaken() {
        shop.run("loyalty", "--set", "below_zero=zero");
        shop.run("adjust", Shop.ADA, "3");

        Trial trial = shop.run("adjust", Shop.ADA, "-5");

        assertThat(trial.out()).contains("booked  -3.00\nnot there  2.00\nbalance 0.00\n");
    }

    @Test
    void moreThanThereIsIsNotRedeemed() {
        shop.run("adjust", Shop.ADA, "10");

        Trial trial = shop.run("redeem", Shop.ADA, "10.01");

        assertThat(trial.code()).isEqualTo(1);
        assertThat(trial.out()).contains("refused, that is more than there is\nbalance 10.00\n");
        assertThat(shop.run("redeem", Shop.ADA, "10").code()).isZero();
        assertThat(shop.balance(Shop.ADA)).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource({
        "adjust, ten, POINTS: points must be a number with at most two decimals",
        "adjust, 1.005, POINTS: points must be a number with at most two decimals",
        "adjust, 0, POINTS must not be zero",
        "redeem, 0, POINTS must be above zero",
        "redeem, -5, POINTS must be above zero"
    })
    void whatIsNoNumberOfPointsIsSaid(String command, String points, String told) {
        Trial trial = shop.run(command, Shop.ADA, points);

        trial.assertRefused(told);
    }

    @ParameterizedTest
    @CsvSource({
        "--id, order:1, id begins with a word that ids of the library itself begin with",
        "--id, '', id must have 1 to 128 characters",
        "--note, '', note must have 1 to 200 characters"
    })
    void anIdOrANoteThatCannotBeIsSaid(String option, String value, String told) {
        Trial trial = shop.run("redeem", Shop.ADA, "1", option, value);

        trial.assertRefused("--id or --note: " + told);
    }

    @Test
    void pointsBeyondWhatThereCanBeAreSaid() {
        shop.run("adjust", Shop.ADA, "92233720368547758.07");

        Trial trial = shop.run("adjust", Shop.ADA, "1");

        trial.assertRefused("that would be more points than there can be; nothing was changed");
    }

    @Test
    void aTimelineGoesOnWhereAPageEnded() {
        for (int at = 1; at <= 5; at++) {
            shop.at(Trial.START.plusSeconds(at), "adjust", Shop.ADA, at, "--id", "A-" + at, "--note", "number " + at);
        }

        Trial first = shop.run("timeline", Shop.ADA, "--limit", "2");
        Matcher more = Pattern.compile("more: --after \"(.*)\"").matcher(first.out());
        assertThat(more.find()).isTrue();
        Trial rest = shop.run("timeline", Shop.ADA, "--after", more.group(1));

        assertThat(first.out()).containsSubsequence("15.00  adjustment  A-5  number 5", "10.00  adjustment  A-4");
        assertThat(rest.out()).containsSubsequence("A-3", "A-2", "A-1").doesNotContain("A-4", "more:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline --after A-1", "timeline --limit 0", "recommend --limit 1001"})
    void aPageThatCannotBeIsSaid(String line) {
        String[] words = line.split(" ", -1);

        Trial trial = shop.run(words[0], Shop.ADA, words[1], words[2]);

        trial.assertRefused(words[1]);
    }

    @Test
    void theStatementTellsWhatCountedAndWhatDidNot() {
        shop.run("loyalty", "--set", "excluded_categories=Gift cards");
        shop.run("join", Shop.ADA);
        shop.orders("1,a,2026-02-01,,milk,,1,2.00,", "1,,,,card,Gift cards,1,50.00,");

        Trial trial = shop.run("explain", Shop.ADA);

        assertThat(trial.code()).isZero();
        assertThat(trial.out())
                .containsPattern("order +1 +52.00 +2.00 +2.00 +2.00\n")
                .contains("line 2 did not count: the category does not earn")
                .containsPattern("closing balance +52.00 +2.00 +2.00 +2.00\n");
    }

    @Test
    void theStatementAsJsonHasMoneyAndPointsAsTexts() {
        shop.run("join", Shop.ADA);
        shop.orders("1,a,2026-02-01,,milk,,1,2.00,");

        Trial trial = shop.run("explain", Shop.ADA, "--json");

        assertThat(trial.out())
                .contains("\"kind\" : \"order\"", "\"money\" : \"2.00\"", "\"points\" : \"2.00\"")
                .contains("\"closing\" : \"2.00\"");
    }

    @Test
    void theStatementCanBeOfATime() {
        shop.at(Trial.START, "adjust", Shop.ADA, "1", "--id", "A-1");
        shop.at(Trial.START.plusSeconds(30), "adjust", Shop.ADA, "2", "--id", "A-2");

        Trial from = shop.run("explain", Shop.ADA, "--from", "2026-03-01T12:00:30Z");
        Trial until = shop.run("explain", Shop.ADA, "--until", "2026-03-01T12:00:30Z");

        assertThat(from.out())
                .containsPattern("opening balance +1.00\n")
                .contains("A-2")
                .doesNotContain("A-1");
        assertThat(until.out())
                .containsPattern("closing balance .* 1.00\n")
                .contains("A-1")
                .doesNotContain("A-2");
    }

    @ParameterizedTest
    @CsvSource({
        "soon, 2026-03-01, --from is neither a date nor a moment",
        "2026-03-02, 2026-03-01, --until must not be before --from"
    })
    void aTimeThatCannotBeIsSaid(String from, String until, String told) {
        Trial trial = shop.run("explain", Shop.ADA, "--from", from, "--until", until);

        trial.assertRefused(told);
    }

    @Test
    void whatWasBoughtAgainAndAgainIsRecommendedFirst() {
        shop.orders(
                "1,a,2026-02-01,,milk,,1,1.00,",
                "2,a,2026-02-02,,milk,,1,1.00,",
                "3,b,2026-02-03,,milk,,1,1.00,",
                "3,,,,tea,,1,1.00,",
                "4,b,2026-02-04,,milk,,1,1.00,",
                "4,,,,tea,,1,1.00,");

        Trial trial = shop.run("recommend", Shop.ADA, "--limit", "2");

        assertThat(trial.code()).isZero();
        assertThat(trial.out())
                .containsPattern("1  milk +1.000  bought 2 of the last 2 visits\n")
                .containsPattern("2  tea +0.\\d{3}  \\w+");
    }

    @Test
    void withoutOrdersNothingIsRecommended() {
        Trial trial = shop.run("recommend", Shop.ADA);

        assertThat(trial.code()).isEqualTo(1);
        assertThat(trial.out()).isEqualTo("there is no order to learn from\n");
    }
}
