package org.persona4j.example.benchmarks;

import java.lang.management.ManagementFactory;

/** What is in use on the heap, measured by collecting all garbage. */
final class Heap {

    private Heap() {}

    /** Returns the bytes in use. */
    static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /**
     * Returns the bytes that a contender needs for a record of the engine's shape besides the content: the key, the
     * version and the structure that finds them.
     *
     * @param contender the name of the contender
     * @param records how many records it holds, filled in no order, eight a commit
     */
    static double bytesPerRecord(String contender, int records) {
        Records kept = new Records();
        kept.contender = contender;
        kept.records = records;
        long before = used();
        kept.fill();
        kept.forgetIds();
        long after = used();
        kept.close();
        return (double) (after - before) / records;
    }
}
