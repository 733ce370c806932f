package org.persona4j.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.order.Money;
import org.persona4j.wallet.Points;

class StatementValuesTest {
    private static final Instant FROM = Instant.parse("2024-05-01T10:00:00Z");
    private static final Instant UNTIL = FROM.plusSeconds(100);

    private static StatementLine line(int second, StatementLine.Kind kind, String points, String balance) {
        return new StatementLine(
                FROM.plusSeconds(second),
                kind,
                "line-" + second,
                Optional.of(Money.of(3)),
                Optional.empty(),
                Points.parse(points),
                Points.parse(balance),
                List.of("a word of staff"));
    }

    private static Statement of(String opening, String closing, StatementLine... lines) {
        return new Statement(FROM, UNTIL, Points.parse(opening), List.of(lines), Points.parse(closing));
    }

    @Test
    void eachLineLeadsFromTheBalanceBeforeToItsOwn() {
        StatementLine first = line(5, StatementLine.Kind.BOOST, "5", "15");

        assertThat(of("10", "12", first, line(6, StatementLine.Kind.REDEMPTION, "-3", "12"))
                        .lines())
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("10", "12", first, line(6, StatementLine.Kind.REDEMPTION, "-3", "11")))
                .withMessage("a line does not lead to its balance");
        assertThatIllegalArgumentException().isThrownBy(() -> of("9", "15", first));
    }

    @Test
    void theLinesLeadFromTheFirstBalanceToTheLast() {
        StatementLine first = line(5, StatementLine.Kind.BOOST, "5", "15");

        assertThat(of("10", "10").lines()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("10", "14", first))
                .withMessage("the lines do not lead from the opening balance to the closing one");
        assertThatIllegalArgumentException().isThrownBy(() -> of("10", "11"));
    }

    @Test
    void pointsAreAddedUpByTheirKind() {
        Statement statement = of(
                "0",
                "8",
                line(1, StatementLine.Kind.BOOST, "5", "5"),
                line(2, StatementLine.Kind.REDEMPTION, "-2", "3"),
                line(3, StatementLine.Kind.BOOST, "6", "9"),
                line(4, StatementLine.Kind.REDEMPTION, "-1", "8"));

        assertThat(statement.points(StatementLine.Kind.BOOST)).isEqualTo(Points.parse("11"));
        assertThat(statement.points(StatementLine.Kind.REDEMPTION)).isEqualTo(Points.parse("-3"));
        assertThat(statement.points(StatementLine.Kind.ZEROING)).isEqualTo(Points.ZERO);
    }

    @Test
    void whoseBeginningIsNotAskedForBeginsWithTheFirstLineOrAtTheEnd() {
        Statement withLine = of("0", "5", line(7, StatementLine.Kind.BOOST, "5", "5"));
        Statement empty = of("5", "5");

        assertThat(withLine.fromItsFirstLine().from()).isEqualTo(FROM.plusSeconds(7));
        assertThat(empty.fromItsFirstLine().from()).isEqualTo(UNTIL);
    }

    @Test
    void whatIsPrintedOfAStatementShowsNoIdAndNoWordOfStaff() {
        StatementLine line = line(5, StatementLine.Kind.REDEMPTION_REFUND, "5", "15");

        assertThat(line).hasToString("StatementLine[2024-05-01T10:00:05Z redemption refund 5.00]");
        assertThat(of("10", "15", line))
                .hasToString("Statement[2024-05-01T10:00:00Z to 2024-05-01T10:01:40Z, 1 lines, 10.00 to 15.00]");
    }
}
