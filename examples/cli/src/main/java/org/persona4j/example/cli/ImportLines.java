package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.merge.IntakeOutcome;

/**
 * An import in numbers, for people.
 *
 * @param out where it is printed
 */
record ImportLines(PrintWriter out) {
    /** Prints what became of the rows of an import. */
    void print(ImportReport report) {
        ImportCounts counts = report.counts();
        Summary.number(out, "rows", counts.rows(), Summary.outcomes(outcomes(counts)));
        Map<String, Integer> rejected = new TreeMap<>();
        counts.rejected().forEach((reason, count) -> rejected.put(reason.name(), Math.toIntExact(count)));
        Summary.number(out, "rejected", counts.allRejected(), Summary.byReason(rejected));
        some("doubtful", counts.doubtful(), "rows with consent that is not known");
        Map<String, Long> consent = new TreeMap<>();
        counts.consent()
                .values()
                .forEach(
                        results -> results.forEach((result, count) -> consent.merge(result.label(), count, Long::sum)));
        consent.forEach((words, count) -> Summary.number(out, "consent", count, words));
        some("opening", counts.openingEntries(), "rows with opening points, in all " + counts.openingPoints());
        some("unbooked", counts.unbooked(), "rows with more opening points than can be counted");
        some("joined", counts.joined(), "the loyalty program");
        some("left", counts.left(), "the loyalty program");
    }

    private void some(String name, long count, String remark) {
        if (count > 0) {
            Summary.number(out, name, count, remark);
        }
    }

    private static Map<RowOutcome, Integer> outcomes(ImportCounts counts) {
        Map<RowOutcome, Integer> outcomes = new EnumMap<>(RowOutcome.class);
        for (IntakeOutcome.Kind kind : IntakeOutcome.Kind.values()) {
            outcomes.merge(RowOutcome.of(kind), Math.toIntExact(counts.accepted(kind)), Integer::sum);
        }
        outcomes.put(RowOutcome.ARCHIVED, Math.toIntExact(counts.archived()));
        outcomes.put(RowOutcome.SUPPRESSED, Math.toIntExact(counts.suppressed()));
        outcomes.put(RowOutcome.REJECTED, Math.toIntExact(counts.allRejected()));
        return outcomes;
    }
}
