package org.persona4j.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** What became of the texts that were tried on a target. Not thread-safe. */
final class Tally {
    private final String target;
    private final long seed;
    private final Map<String, Long> verdicts = new TreeMap<>();
    private long inputs;
    private long slowestNanos;
    private long mostBytes;

    Tally(String target, long seed) {
        this.target = target;
        this.seed = seed;
    }

    void add(Trial trial) {
        inputs++;
        verdicts.merge(trial.verdict(), 1L, Long::sum);
        slowestNanos = Math.max(slowestNanos, trial.nanos());
        mostBytes = Math.max(mostBytes, trial.bytes());
    }

    long inputs() {
        return inputs;
    }

    long accepted() {
        return verdicts.getOrDefault(Verdict.ACCEPTED, 0L);
    }

    long slowestNanos() {
        return slowestNanos;
    }

    long mostBytes() {
        return mostBytes;
    }

    /** How many texts were refused, by reason. */
    Map<String, Long> refused() {
        Map<String, Long> refused = new TreeMap<>(verdicts);
        refused.remove(Verdict.ACCEPTED);
        return refused;
    }

    String target() {
        return target;
    }

    long seed() {
        return seed;
    }
}
