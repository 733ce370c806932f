package org.persona4j.example.cli;

import java.util.function.Supplier;

/**
 * Ids that follow from the row for which they are asked: {@code r000000017} for the seventeenth. Since a persona has the id of
 * one of its profiles, its id tells a row that it holds; and every run over a file gives the same ids. For the one thread that
 * prepares rows.
 */
final class RowIds implements Supplier<String> {
    private static final int DIGITS = 9;

    private long row;
    private boolean given = true;

    /** Says which row is prepared next. */
    void prepare(long number) {
        row = number;
        given = false;
    }

    @Override
    public String get() {
        if (given) {
            throw new IllegalStateException("a second id was asked for row " + row);
        }
        given = true;
        return id('r', row);
    }

    /** A letter and a number, padded so that ids are in the order of the numbers. */
    static String id(char kind, long number) {
        String digits = Long.toString(number);
        return kind + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
