package org.persona4j.fuzz;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** What became of many texts, as a table for people. */
final class FuzzTable {
    private static final int REASONS = 4;

    private FuzzTable() {}

    static String of(List<Tally> tallies) {
        StringBuilder table = new StringBuilder();
        table.append("| target | inputs | accepted | refused, by reason | slowest, µs | most memory, KiB | seed |\n");
        table.append("|---|---:|---:|---|---:|---:|---:|\n");
        for (Tally tally : tallies) {
            row(
                    table,
                    tally.target(),
                    tally.inputs(),
                    tally.accepted(),
                    reasons(tally),
                    tally.slowestNanos(),
                    tally.mostBytes(),
                    String.valueOf(tally.seed()));
        }
        long inputs = tallies.stream().mapToLong(Tally::inputs).sum();
        long accepted = tallies.stream().mapToLong(Tally::accepted).sum();
        long slowest = tallies.stream().mapToLong(Tally::slowestNanos).max().orElse(0);
        long most = tallies.stream().mapToLong(Tally::mostBytes).max().orElse(0);
        row(table, "**all**", inputs, accepted, number(inputs - accepted), slowest, most, "");
        return table.toString();
    }

    private static void row(
            StringBuilder table,
            String target,
            long inputs,
            long accepted,
            String refused,
            long nanos,
            long bytes,
            String seed) {
        table.append("| ")
                .append(String.join(
                        " | ",
                        target,
                        number(inputs),
                        number(accepted),
                        refused,
                        number((nanos + 999) / 1_000),
                        number((bytes + 1_023) / 1_024),
                        seed))
                .append(" |\n");
    }

    /** The reasons that are given most often. */
    private static String reasons(Tally tally) {
        String most = tally.refused().entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .limit(REASONS)
                .map(reason -> reason.getKey() + " " + number(reason.getValue()))
                .collect(joining(", "));
        int others = tally.refused().size() - REASONS;
        return others > 0 ? most + ", " + others + " others" : most;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
