package org.persona4j.loyalty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.persona4j.order.Money;

/** A statement as a table of text. */
final class StatementText {
    private static final List<String> HEAD = List.of("at", "what", "id", "money", "counted", "points", "balance");
    private static final int FIRST_NUMBER = 3;

    private StatementText() {}

    static String of(Statement statement) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        rows.add(List.of(
                time(statement.from()),
                "opening balance",
                "",
                "",
                "",
                "",
                statement.opening().toString()));
        statement.lines().forEach(line -> rows.add(row(line)));
        rows.add(List.of(
                time(statement.until()),
                "closing balance",
                "",
                money(Optional.of(statement.paid())),
                money(Optional.of(statement.counted())),
                statement.closing().minus(statement.opening()).toString(),
                statement.closing().toString()));
        int[] widths = widths(rows);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            append(text, rows.get(i), widths);
            boolean isLine = i > 1 && i < rows.size() - 1;
            if (isLine) {
                statement
                        .lines()
                        .get(i - 2)
                        .why()
                        .forEach(why -> text.append("    ").append(why).append('\n'));
            }
        }
        return text.toString();
    }

    private static List<String> row(StatementLine line) {
        return List.of(
                time(line.at()),
                line.kind().label(),
                line.id(),
                money(line.money()),
                money(line.counted()),
                line.points().toString(),
                line.balance().toString());
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String money(Optional<Money> money) {
        return money.map(Money::toString).orElse("");
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : "  ");
            line.append(column < FIRST_NUMBER ? cell + padding : padding + cell);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
