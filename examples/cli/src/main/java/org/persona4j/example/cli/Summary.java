package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.SharedValue;

/** The end of a run in numbers: rows, personas, merges, rejections, values to look at; identifiers are masked. */
final class Summary {
    private static final int SHOWN = 8;
    private static final double NANOS = 1e9;

    private final Resolution resolution;
    private final PrintWriter out;

    /**
     * The summary of a run.
     *
     * @param resolution what came of the run
     * @param out where it is printed
     */
    Summary(Resolution resolution, PrintWriter out) {
        this.resolution = resolution;
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param hint whether to say how more can be learned
     */
    void print(boolean hint) {
        RowResults results = resolution.results();
        Map<PersonaId, Integer> personas = resolution.rowsOfPersonas();
        Map<RowOutcome, Integer> outcomes = results.counts();
        int rejected = outcomes.getOrDefault(RowOutcome.REJECTED, 0);
        int profiles = resolution.profileCount();
        number("rows", results.size(), outcomes(outcomes));
        number("profiles", profiles, times(results.size() - rejected - profiles) + " known already");
        number("personas", personas.size(), "");
        number("merged", profiles - personas.size(), "profiles that are not a persona of their own");
        number("rejected", rejected, byReason(resolution.notices().rejectedByReason()));
        number(
                "unreadable",
                total(resolution.notices().unreadableByKind()),
                byReason(resolution.notices().unreadableByKind()));
        quarantine();
        shared();
        double seconds = resolution.duration().toNanos() / NANOS;
        out.println();
        out.println(String.format(
                Locale.ROOT, "%.2f s, %,d rows/s", seconds, Math.round(results.size() / Math.max(seconds, 1e-6))));
        if (hint) {
            hint(personas);
        }
        out.flush();
    }

    private void number(String name, long number, String remark) {
        number(out, name, number, remark);
    }

    /** Prints a number with its name and a remark. */
    static void number(PrintWriter out, String name, long number, String remark) {
        String line = String.format(Locale.ROOT, "%-11s %,9d   %s", name, number, remark);
        out.println(line.stripTrailing());
    }

    /** Outcomes and how often each was, in words. */
    static String outcomes(Map<RowOutcome, Integer> outcomes) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + String.format(Locale.ROOT, "%,d", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String times(int count) {
        return count == 1 ? "1 row was of one" : String.format(Locale.ROOT, "%,d rows were of one", count);
    }

    /** Reasons and how often each was, in words. */
    static String byReason(Map<String, Integer> reasons) {
        return reasons.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.format(Locale.ROOT, "%,d", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void quarantine() {
        Map<String, Integer> causes = new TreeMap<>();
        LongAdder personas = new LongAdder();
        Reviews.quarantined(resolution.personas()).forEach(persona -> {
            personas.increment();
            persona.causes().forEach(cause -> causes.merge(words(cause), 1, Integer::sum));
        });
        number("quarantined", personas.sum(), causes.isEmpty() ? "" : "personas with refused links:");
        causes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(entry -> number("", entry.getValue(), entry.getKey()));
        if (causes.size() > SHOWN) {
            number("", causes.size() - SHOWN, "more");
        }
    }

    private static String words(Refusal.Cause cause) {
        String link = cause.identifierOrNull() == null
                ? "decision " + cause.decisionOrNull()
                : cause.identifierOrNull().masked();
        return link + ": " + cause.reason().name().toLowerCase(Locale.ROOT);
    }

    private void shared() {
        List<SharedValue> strongest = new ArrayList<>();
        LongAdder counted = new LongAdder();
        Reviews.shared(resolution.personas()).forEach(value -> {
            counted.increment();
            keep(value, strongest);
        });
        long count = counted.sum();
        number("shared", count, count == 0 ? "" : "values that link nobody:");
        strongest.forEach(value -> out.println(" ".repeat(24) + Reviews.describe(value)));
        if (count > strongest.size()) {
            number("", count - strongest.size(), "more");
        }
    }

    private static void keep(SharedValue value, List<SharedValue> strongest) {
        strongest.add(value);
        strongest.sort(Comparator.comparingInt(SharedValue::owners).reversed().thenComparing(SharedValue::identifier));
        if (strongest.size() > SHOWN) {
            strongest.remove(SHOWN);
        }
    }

    private void hint(Map<PersonaId, Integer> personas) {
        personas.entrySet().stream()
                .max(Map.Entry.<PersonaId, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .filter(largest -> largest.getValue() > 1)
                .ifPresent(largest -> {
                    out.println();
                    out.println("The largest persona has " + largest.getValue() + " rows. Its story: --explain "
                            + largest.getKey());
                });
    }
}
