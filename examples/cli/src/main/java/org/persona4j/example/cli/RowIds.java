package org.persona4j.example.cli;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ids that follow from the row for which they are asked: {@code r000000017} for the seventeenth. Since a persona has the id of
 * one of its profiles, its id tells a row that it holds; and every run over a file gives the same ids. The thread that reads a row is
 * the one that prepares it, and asks for one id; all other ids are counted by themselves. Thread-safe.
 */
final class RowIds implements Supplier<String> {
    private static final int DIGITS = 9;

    private final ThreadLocal<@Nullable Long> read = new ThreadLocal<>();
    private final AtomicLong others = new AtomicLong();

    /** Says which row this thread has read, and prepares next. */
    void read(long number) {
        read.set(number);
    }

    @Override
    public String get() {
        Long row = read.get();
        if (row == null) {
            return id('x', others.incrementAndGet());
        }
        read.remove();
        return id('r', row);
    }

    /** A letter and a number, padded so that ids are in the order of the numbers. */
    static String id(char kind, long number) {
        String digits = Long.toString(number);
        return kind + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
