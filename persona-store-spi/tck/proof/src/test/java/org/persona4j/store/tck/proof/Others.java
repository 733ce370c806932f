package org.persona4j.store.tck.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules whose tests fail over a broken store besides those it breaks on purpose.
 *
 * @param always those that failed in every run of the whole kit
 * @param sometimes those that failed in some runs: they find the break by a race
 * @param cutOff whether a run was cut off before it ended, so that there may be more
 */
record Others(NavigableSet<String> always, NavigableSet<String> sometimes, boolean cutOff) {

    private static final String SOMETIMES = "sometimes ";

    private static final String CUT_OFF = "cut off";

    private static final String NONE = "none";

    /**
     * Returns what several runs of the whole kit say.
     *
     * @param runs the rules whose tests failed, for each run
     * @param cutOff whether one of them was cut off
     */
    static Others of(List<NavigableSet<String>> runs, boolean cutOff) {
        NavigableSet<String> always = new TreeSet<>(inOrder());
        NavigableSet<String> sometimes = new TreeSet<>(inOrder());
        runs.forEach(sometimes::addAll);
        sometimes.stream()
                .filter(rule -> runs.stream().allMatch(run -> run.contains(rule)))
                .forEach(always::add);
        sometimes.removeAll(always);
        return new Others(always, sometimes, cutOff);
    }

    /** Returns what a cell of the table says, nothing if it says nothing: what was not measured. */
    static Optional<Others> parse(String cell) {
        if (cell.isBlank()) {
            return Optional.empty();
        }
        NavigableSet<String> always = new TreeSet<>(inOrder());
        NavigableSet<String> sometimes = new TreeSet<>(inOrder());
        List<String> parts = new ArrayList<>(List.of(cell.strip().split(", ", -1)));
        boolean cutOff = parts.remove(CUT_OFF);
        parts.remove(NONE);
        for (String part : parts) {
            if (part.startsWith(SOMETIMES)) {
                sometimes.add(part.substring(SOMETIMES.length()));
            } else {
                always.add(part);
            }
        }
        return Optional.of(new Others(always, sometimes, cutOff));
    }

    /** Orders rules by letters, then numbers: S2.2 before S2.10. */
    private static Comparator<String> inOrder() {
        return Comparator.comparing((String rule) -> rule.replaceAll("\\d+$", ""))
                .thenComparing(rule -> Integer.parseInt(rule.replaceAll(".*\\D", "")));
    }

    /** Returns the cell of the table, which {@link #parse} reads. */
    String cell() {
        Stream<String> possible = sometimes.stream().map(rule -> SOMETIMES + rule);
        Stream<String> end = cutOff ? Stream.of(CUT_OFF) : Stream.empty();
        String cell = Stream.of(always.stream(), possible, end)
                .flatMap(parts -> parts)
                .collect(Collectors.joining(", "));
        return cell.isEmpty() ? NONE : cell;
    }
}
