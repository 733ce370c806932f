package org.persona4j.example.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which rows are together. */
final class Partition {
    private Partition() {}

    /** The groups of rows that have the same label; rows without one are left out. */
    static Set<List<Integer>> of(List<String> labels) {
        Map<String, List<Integer>> groups = new HashMap<>();
        for (int row = 0; row < labels.size(); row++) {
            if (!labels.get(row).isEmpty()) {
                groups.computeIfAbsent(labels.get(row), label -> new ArrayList<>())
                        .add(row);
            }
        }
        return Set.copyOf(groups.values());
    }

    /** The groups of rows in outcome lines; each row is known by the number that it has in the list. */
    static Set<List<Integer>> ofOutcomes(List<String> lines) {
        return of(lines.stream().map(line -> line.split(",", -1)[1]).toList());
    }

    /** The groups after the rows were put in another order: {@code order.get(i)} is the row that now comes as number i. */
    static Set<List<Integer>> renumbered(Set<List<Integer>> groups, List<Integer> order) {
        Set<List<Integer>> renumbered = new java.util.HashSet<>();
        for (List<Integer> group : groups) {
            TreeSet<Integer> rows = new TreeSet<>();
            group.forEach(row -> rows.add(order.get(row)));
            renumbered.add(List.copyOf(rows));
        }
        return renumbered;
    }
}
