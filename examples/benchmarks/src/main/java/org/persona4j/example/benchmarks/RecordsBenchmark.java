package org.persona4j.example.benchmarks;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The calls of a store on records at random. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms5g", "-Xmx5g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordsBenchmark {

    static final int SNAPSHOT = 5;
    static final int PUTS = 8;
    static final int PAGE = 100;

    private static final int EXPECTATIONS = 5;

    /** For JMH. */
    public RecordsBenchmark() {}

    /** One record. */
    @Benchmark
    public @Nullable StoredRecord get(Records records, Share share) {
        return records.keeper().get(records.key(share.next(1)));
    }

    /** Five records: of one snapshot, or of a map one after the other. */
    @Benchmark
    public Object snapshot(Records records, Share share) {
        return records.keeper().snapshot(records.keys(share.next(SNAPSHOT), SNAPSHOT));
    }

    /** Eight records written over, five of them expected at their versions; into a map just eight puts. */
    @Benchmark
    public Version commit(Records records, Share share) {
        return records.commit(share.next(PUTS), PUTS, EXPECTATIONS);
    }

    /** A hundred records in the order of their ids; not for a map, which has none. */
    @Benchmark
    public Object page(Records records, Share share) {
        return records.keeper().page(records.key(share.next(1)), PAGE);
    }

    /** One record, beside {@link #writer}. */
    @Benchmark
    @Group("besideWriter")
    @GroupThreads(1)
    public @Nullable StoredRecord reader(Records records, Share share) {
        return get(records, share);
    }

    /** As many commits as can be, beside {@link #reader}. */
    @Benchmark
    @Group("besideWriter")
    @GroupThreads(1)
    public Version writer(Records records, Share share) {
        return commit(records, share);
    }
}
