package org.persona4j.example.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.PreparedRecord;
import org.persona4j.access.Actor;
import org.persona4j.change.FeedPolicy;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.memory.KeptContents;

/**
 * What the change feed costs who takes in records: the same rows without it and with it in turn, in batches and one by one, by one
 * thread over the memory store. Records are prepared before, so only taking in is measured; what counts is the time of the processor,
 * so that others at work on the machine disturb less.
 */
public final class FeedCost {
    private static final int ROUNDS = 5;
    private static final int BATCH = 1_000;
    private static final Source TILL = Source.integration("till");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int rows;
    private final KeptContents contents;

    FeedCost(int rows, KeptContents contents) {
        this.rows = rows;
        this.contents = contents;
    }

    /**
     * Prints the table.
     *
     * @param arguments how many rows, or nothing for 100,000
     */
    public static void main(String[] arguments) {
        print(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000, System.out);
    }

    static void print(int rows, PrintStream out) {
        out.println("| contents kept as | rows | without | with 8 shards | slower by |");
        out.println("|---|---|--:|--:|--:|");
        for (KeptContents contents : KeptContents.values()) {
            FeedCost cost = new FeedCost(rows, contents);
            cost.print("in batches", BATCH, out);
            cost.print("one by one", 1, out);
        }
    }

    private void print(String how, int batch, PrintStream out) {
        long[] without = new long[ROUNDS];
        long[] with = new long[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long first = nanosPerRow(batch, false);
            long second = nanosPerRow(batch, true);
            if (round >= 0) {
                without[round] = first;
                with[round] = second;
            }
        }
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f %% |%n",
                contents.name().toLowerCase(Locale.ROOT),
                how,
                span(without),
                span(with),
                100.0 * (double) (median(with) - median(without)) / (double) median(without));
    }

    private static String span(long[] nanos) {
        return Latencies.text((double) median(nanos)) + " ("
                + Latencies.text((double) LongStream.of(nanos).min().orElseThrow()) + " to "
                + Latencies.text((double) LongStream.of(nanos).max().orElseThrow()) + ")";
    }

    private static long median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private long nanosPerRow(int batch, boolean told) {
        Personas personas = PersonaEngine.builder(new InMemoryPersonaStore(StoreLimits.UNLIMITED, contents))
                .hashKey(HashKey.of(new byte[32]))
                .build()
                .tenant("green-leaf")
                .as(Actor.system("import"));
        if (told) {
            personas.changes().begin(FeedPolicy.standard());
        }
        List<PreparedRecord> prepared = new ArrayList<>(rows);
        Random random = new Random(7);
        for (int i = 0; i < rows; i++) {
            prepared.add(personas.intake().prepare(customer(i, random.nextInt(rows))));
        }
        long start = THREADS.getCurrentThreadCpuTime();
        for (int from = 0; from < rows; from += batch) {
            personas.intake().takePrepared(prepared.subList(from, Math.min(from + batch, rows)));
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / rows;
    }

    /** A row about somebody; more than a third are about somebody who has one already. */
    private static SourceRecord customer(int row, int whose) {
        return SourceRecord.builder(TILL, "row " + row)
                .phone("+1603" + (2_000_000 + whose))
                .email("customer." + whose + "@letters.net")
                .fullName("Given" + whose % 1009 + " Family" + whose % 10_007)
                .build();
    }
}
