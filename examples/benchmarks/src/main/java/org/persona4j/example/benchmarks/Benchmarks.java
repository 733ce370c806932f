package org.persona4j.example.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.persona4j.store.memory.KeptContents;

/** Runs all benchmarks and prints the tables of the README. With the argument {@code quick} in a few minutes, roughly. */
public final class Benchmarks {

    private static final int[] SIZES = {100_000, 2_000_000};
    private static final int ID_BYTES = 22;

    private final boolean quick;
    private final PrintStream out;

    /** The average nanoseconds of each benchmark, by its name, threads, contender and records. */
    private final Map<String, Double> nanos = new TreeMap<>();

    private Benchmarks(boolean quick, PrintStream out) {
        this.quick = quick;
        this.out = out;
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments {@code quick} or nothing
     * @throws RunnerException if JMH cannot run one
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws RunnerException, InterruptedException {
        Benchmarks benchmarks = new Benchmarks(arguments.length > 0 && arguments[0].equals("quick"), System.out);
        benchmarks.run();
    }

    private void run() throws RunnerException, InterruptedException {
        for (int threads : new int[] {1, 2}) {
            measure(threads, "get|snapshot|commit", "map", "memory", "h2");
            measure(threads, "page", "memory", "h2");
        }
        measure(1, "reader|writer", "map", "memory");
        out.println("\n| figure | records | threads | map | memory | ratio | target | h2 | h2 / memory |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (int records : SIZES) {
            for (int threads : new int[] {1, 2}) {
                print(records, threads, "get", "get", 1, records > 1_000_000 ? "<= 8" : "<= 6");
                print(records, threads, "snapshot", "snapshot", 1, "<= 2.5");
                print(records, threads, "commit", "commit", 1, "<= 4");
                print(records, threads, "page", "get", 50, "<= 1");
            }
            printBesideWriter(records);
        }
        out.println("\n| beside it | median get | 99.9 % | longest | median commit |\n|---|---|---|---|---|");
        out.print(new Pauses(quick ? 100_000 : 2_000_000, Duration.ofSeconds(quick ? 3 : 20)).rows());
        printHeap();
    }

    private void printHeap() {
        out.println(
                "\n| bytes a record besides the content | all | without the id's " + ID_BYTES + " |\n|---|---|---|");
        for (String contender : new String[] {"memory", "map"}) {
            double bytes = Heap.bytesPerRecord(contender, SIZES[1]);
            out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", contender, bytes, bytes - ID_BYTES);
        }
        out.println("\n| contents kept as | bytes a customer | intake | search by phone |\n|---|---|---|---|");
        Customers customers = new Customers(quick ? 20_000 : 200_000);
        customers.row(KeptContents.OBJECTS);
        for (KeptContents contents : KeptContents.values()) {
            out.print(customers.row(contents));
        }
    }

    private void measure(int threads, String names, String... contenders) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Pattern.quote(RecordsBenchmark.class.getName()) + "\\.(" + names + "|besideWriter)$")
                .param("contender", contenders)
                .shouldFailOnError(true);
        if (!names.contains("reader")) {
            options.exclude("besideWriter").threads(threads);
        }
        if (quick) {
            options.forks(1)
                    .warmupIterations(3)
                    .measurementIterations(4)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementTime(TimeValue.milliseconds(500));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            String contender = result.getParams().getParam("contender");
            String records = result.getParams().getParam("records");
            var whole = result.getPrimaryResult();
            if (names.contains("reader")) {
                result.getSecondaryResults()
                        .forEach((name, part) -> keep(name, 1, contender, records, part.getScore()));
            } else {
                keep(whole.getLabel(), threads, contender, records, whole.getScore());
            }
        }
    }

    private void keep(String name, int threads, String contender, String records, double score) {
        nanos.put(key(name, threads, contender, Integer.parseInt(records)), score);
    }

    private static String key(String name, int threads, String contender, int records) {
        return name + " " + threads + " " + contender + " " + records;
    }

    private double nanos(String name, int threads, String contender, int records) {
        return nanos.getOrDefault(key(name, threads, contender, records), Double.NaN);
    }

    private void print(int records, int threads, String name, String mapName, int times, String target) {
        double map = times * nanos(mapName, threads, "map", records);
        double memory = nanos(name, threads, "memory", records);
        double h2 = nanos(name, threads, "h2", records);
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %d | %s%s | %s | %.1f | %s | %s | %.1f |%n",
                name,
                records,
                threads,
                Latencies.text(map),
                times == 1 ? "" : " (" + times + " gets)",
                Latencies.text(memory),
                memory / map,
                threads == 1 ? target : "",
                Latencies.text(h2),
                h2 / memory);
    }

    private void printBesideWriter(int records) {
        double alone = nanos("get", 1, "memory", records);
        double beside = nanos("reader", 1, "memory", records);
        out.printf(
                Locale.ROOT,
                "| get beside a writer | %,d | 1 + 1 | %s (memory, alone) | %s | %.1f | <= 2 | | |%n",
                records,
                Latencies.text(alone),
                Latencies.text(beside),
                beside / alone);
    }
}
