package org.persona4j.store.tck.proof;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules whose tests fail over a broken store besides those it breaks on purpose.
 *
 * @param always those that failed in every run of the whole kit
 * @param sometimes those that failed in some runs: they find the break by a race
 */
record Others(NavigableSet<String> always, NavigableSet<String> sometimes) {

    static final Others NONE = new Others(new TreeSet<>(), new TreeSet<>());

    private static final String SOMETIMES = "sometimes ";

    /** Returns what several runs of the whole kit say, each given by the rules whose tests failed. */
    static Others of(List<NavigableSet<String>> runs) {
        NavigableSet<String> always = new TreeSet<>(inOrder());
        NavigableSet<String> sometimes = new TreeSet<>(inOrder());
        runs.forEach(sometimes::addAll);
        sometimes.stream()
                .filter(rule -> runs.stream().allMatch(run -> run.contains(rule)))
                .forEach(always::add);
        sometimes.removeAll(always);
        return new Others(always, sometimes);
    }

    /** Returns what a cell of the table says. */
    static Others parse(String cell) {
        NavigableSet<String> always = new TreeSet<>(inOrder());
        NavigableSet<String> sometimes = new TreeSet<>(inOrder());
        for (String part : cell.split(", ", -1)) {
            if (part.startsWith(SOMETIMES)) {
                sometimes.add(part.substring(SOMETIMES.length()));
            } else if (!part.isBlank()) {
                always.add(part.strip());
            }
        }
        return new Others(always, sometimes);
    }

    /** Orders rules by letters, then numbers: S2.2 before S2.10. */
    private static Comparator<String> inOrder() {
        return Comparator.comparing((String rule) -> rule.replaceAll("\\d+$", ""))
                .thenComparing(rule -> Integer.parseInt(rule.replaceAll(".*\\D", "")));
    }

    /** Returns the cell of the table, which {@link #parse} reads. */
    String cell() {
        String certain = String.join(", ", always);
        String possible = sometimes.stream().map(rule -> SOMETIMES + rule).collect(Collectors.joining(", "));
        return certain + (certain.isEmpty() || possible.isEmpty() ? "" : ", ") + possible;
    }
}
