package org.persona4j.example.benchmarks;

import java.util.Locale;

/** How long many calls took, counted in classes that are at most a sixteenth wide. For one thread. */
final class Latencies {

    private static final int CLASSES_PER_DOUBLING = 16;

    private final long[] counts = new long[Long.SIZE * CLASSES_PER_DOUBLING];
    private long total;
    private long longest;

    /** Counts a call of so many nanoseconds. */
    void add(long nanos) {
        counts[classOf(nanos)]++;
        total++;
        longest = Math.max(longest, nanos);
    }

    private static int classOf(long nanos) {
        if (nanos < CLASSES_PER_DOUBLING) {
            return (int) Math.max(0, nanos);
        }
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos / CLASSES_PER_DOUBLING);
        return doublings * CLASSES_PER_DOUBLING + (int) (nanos >>> doublings);
    }

    /** Returns the least time of the class that a class number stands for. */
    private static long nanosOf(int number) {
        if (number < 2 * CLASSES_PER_DOUBLING) {
            return number;
        }
        int doublings = number / CLASSES_PER_DOUBLING - 1;
        return (long) (number - doublings * CLASSES_PER_DOUBLING) << doublings;
    }

    /** Returns the time that a share of the calls stayed below, about. */
    double nanos(double share) {
        long passed = 0;
        for (int i = 0; i < counts.length; i++) {
            passed += counts[i];
            if (passed >= share * total) {
                return nanosOf(i);
            }
        }
        return longest;
    }

    /** Returns the time of the longest call. */
    double longestNanos() {
        return longest;
    }

    /** Returns a time as people read it. */
    static String text(double nanos) {
        if (nanos < 10_000) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, "%.0f us", nanos / 1e3)
                : String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
    }
}
