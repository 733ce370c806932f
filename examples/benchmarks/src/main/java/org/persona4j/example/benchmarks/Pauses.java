package org.persona4j.example.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long a reader waits at worst, alone and beside writers, each get timed by itself. Collections of garbage count. */
final class Pauses {

    /** The records of a long commit. */
    static final int LONG_COMMIT = 10_000;

    private final Records records = new Records();
    private final Duration duration;

    /**
     * Fills a memory store.
     *
     * @param count how many records
     * @param duration how long to measure
     */
    Pauses(int count, Duration duration) {
        this.duration = duration;
        records.records = count;
        records.contender = "memory";
        records.fill();
    }

    /** Returns the rows of a table: who writes, then the reader's median, 99.9 %, longest, then the writer's median. */
    String rows() throws InterruptedException {
        measure(0, new Latencies());
        return row("nobody", 0)
                + row("commits of 8", RecordsBenchmark.PUTS)
                + row("commits of 10,000", Math.min(LONG_COMMIT, records.size() / 2));
    }

    private String row(String writer, int puts) throws InterruptedException {
        Latencies commits = new Latencies();
        Latencies gets = measure(puts, commits);
        return "| " + writer + " | " + Latencies.text(gets.nanos(0.5)) + " | " + Latencies.text(gets.nanos(0.999))
                + " | "
                + Latencies.text(gets.longestNanos()) + " | "
                + (puts == 0 ? "" : Latencies.text(commits.nanos(0.5))) + " |\n";
    }

    private Latencies measure(int puts, Latencies commits) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean(puts == 0);
        CountDownLatch started = new CountDownLatch(puts == 0 ? 0 : 1);
        Thread writer = new Thread(() -> {
            Share share = share(1);
            while (!done.get()) {
                long start = System.nanoTime();
                records.commit(share.next(puts), puts, 0);
                commits.add(System.nanoTime() - start);
                started.countDown();
            }
        });
        writer.start();
        started.await();
        Latencies gets = new Latencies();
        Share share = share(0);
        long end = System.nanoTime() + duration.toNanos();
        long start = System.nanoTime();
        while (start < end) {
            if (records.keeper().get(records.key(share.next(1))) == null) {
                throw new IllegalStateException("a record is missing");
            }
            long now = System.nanoTime();
            gets.add(now - start);
            start = now;
        }
        done.set(true);
        writer.join();
        return gets;
    }

    private Share share(int thread) {
        Share share = new Share();
        share.choose(records.size(), thread, 2);
        return share;
    }
}
