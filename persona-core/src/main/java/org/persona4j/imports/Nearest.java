package org.persona4j.imports;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names a user may have meant. */
final class Nearest {
    /** How many rows of numbers are needed to count slips. */
    static final int ROWS = 3;

    private static final int SHOWN = 3;

    /** What two names have behind that makes none of them nearer. */
    private static final int COMPARED = 64;

    private Nearest() {}

    /** The names nearest to what was written, nearest first, three at most. */
    static List<String> to(String written, Collection<String> names) {
        String plain = beginning(written);
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(plain, beginning(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    private static String beginning(String name) {
        String plain = PlainWord.of(name);
        return plain.length() <= COMPARED ? plain : plain.substring(0, COMPARED);
    }

    /**
     * How many slips of the finger lead from one text to the other: a letter put in, left out or replaced, or two neighbors that
     * changed places. A letter that moved is not looked at again.
     */
    static int distance(String one, String other) {
        return distance(one, other, new int[ROWS][other.length() + 1]);
    }

    /** The same, counted in arrays that have room for one more number than the other text has letters. */
    static int distance(String one, String other, int[][] rows) {
        int[] before = rows[0];
        int[] last = rows[1];
        int[] row = rows[2];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
