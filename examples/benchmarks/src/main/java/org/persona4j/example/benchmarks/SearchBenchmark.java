package org.persona4j.example.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.persona4j.search.SearchPage;

/** What staff type into the box, and how long they wait for a page of at most fifty. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms5g", "-Xmx5g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SearchBenchmark {
    /** The most hits of a page. */
    static final int PAGE = 50;

    /** For JMH. */
    public SearchBenchmark() {}

    /** A phone number. */
    @Benchmark
    public SearchPage phone(Town town) {
        return town.byPhone();
    }

    /** An e-mail address. */
    @Benchmark
    public SearchPage email(Town town) {
        return town.byEmail();
    }

    /** The id of a record of a source. */
    @Benchmark
    public SearchPage sourceId(Town town) {
        return town.bySourceId();
    }

    /** A name of two hundred. */
    @Benchmark
    public SearchPage name(Town town) {
        return town.byName();
    }

    /** A name and a phone number. */
    @Benchmark
    public SearchPage nameAndPhone(Town town) {
        return town.byNameAndPhone();
    }

    /** A filter. */
    @Benchmark
    public SearchPage filter(Town town) {
        return town.filtered();
    }

    /** A list. */
    @Benchmark
    public SearchPage firstSeen(Town town) {
        return town.byFirstSeen();
    }
}
