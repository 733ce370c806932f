package org.persona4j.example.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names a user may have meant. */
final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** The names nearest to what was written, nearest first, three at most. */
    static List<String> to(String written, Collection<String> names) {
        String plain = CommonHeaders.plain(written);
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(plain, CommonHeaders.plain(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** How many letters must be put in, taken out or replaced to make one text of the other. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
