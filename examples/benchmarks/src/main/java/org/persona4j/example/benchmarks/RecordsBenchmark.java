package org.persona4j.example.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The calls of a store, one at a time, on records at random. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms5g", "-Xmx5g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordsBenchmark {

    private static final int SNAPSHOT = 5;
    private static final int PUTS = 8;
    private static final int EXPECTATIONS = 5;
    private static final int PAGE = 100;

    /** For JMH. */
    public RecordsBenchmark() {}

    /** One record. */
    @Benchmark
    public @Nullable StoredRecord get(Records records, Share share) {
        return records.keeper().get(records.keys()[share.next(1)]);
    }

    /** Five records: of one snapshot, or of a map one after the other. */
    @Benchmark
    public Object snapshot(Records records, Share share) {
        return records.keeper().snapshot(records.keys(), share.next(SNAPSHOT), SNAPSHOT);
    }

    /** Eight records written over, five of them expected at their versions; into a map just eight puts. */
    @Benchmark
    public Version commit(Records records, Share share) {
        int from = share.next(PUTS);
        @Nullable Version[] versions = records.versions();
        Version version = records.keeper()
                .commit(
                        records.keys(),
                        from,
                        Records.contents(from, PUTS),
                        Arrays.copyOfRange(versions, from, from + EXPECTATIONS));
        Arrays.fill(versions, from, from + PUTS, version);
        return version;
    }

    /** A hundred records in the order of their ids. */
    @Benchmark
    public Object page(Records records, Share share) {
        return records.keeper().page(records.keys()[share.next(1)], PAGE);
    }
}
