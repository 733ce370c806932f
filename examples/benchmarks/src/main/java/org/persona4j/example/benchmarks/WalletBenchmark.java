package org.persona4j.example.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.wallet.TimelinePage;

/** What is done with wallets, call by call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WalletBenchmark {

    /** For JMH. */
    public WalletBenchmark() {}

    /** An order that earns, with all records of it. */
    @Benchmark
    public OrderOutcome earn(Members members) {
        return members.earn();
    }

    /** A redemption. */
    @Benchmark
    public PointsAnswer redeem(Members members) {
        return members.redeem();
    }

    /** Fifty lines of a timeline. */
    @Benchmark
    public TimelinePage page(LongLedger ledger) {
        return ledger.page();
    }
}
