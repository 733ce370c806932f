package org.persona4j.example.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** The part of the records that one thread asks for, one after the other and round and round. */
@State(Scope.Thread)
public class Share {

    private int start;
    private int end;
    private int next;

    /** For JMH. */
    public Share() {}

    /** Finds the part of this thread. */
    @Setup(Level.Trial)
    public void choose(Records records, ThreadParams threads) {
        choose(records.size(), threads.getThreadIndex(), threads.getThreadCount());
    }

    void choose(int records, int thread, int threads) {
        int size = records / threads;
        start = thread * size;
        end = start + size;
        next = start;
    }

    /** Returns the index of the first of so many records, which were not asked for lately. */
    int next(int count) {
        if (next + count > end) {
            next = start;
        }
        int from = next;
        next += count;
        return from;
    }
}
