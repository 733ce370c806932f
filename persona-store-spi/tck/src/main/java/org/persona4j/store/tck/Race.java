package org.persona4j.store.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;

/** Several runners that start each lap together, on a thread each. */
final class Race {

    private Race() {}

    /** What one runner does in one lap. */
    @FunctionalInterface
    interface Runner {
        void run(int lap);
    }

    /**
     * Runs laps, and returns when all runners have run all of them.
     *
     * @param laps how many
     * @param runners what each thread does
     * @throws AssertionError if a runner failed, with its failure as the cause
     */
    static void run(int laps, List<Runner> runners) {
        Phaser start = new Phaser(runners.size());
        ExecutorService threads = Executors.newFixedThreadPool(runners.size());
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (Runner runner : runners) {
                Callable<Boolean> allLaps = () -> runLaps(laps, runner, start);
                ends.add(threads.submit(allLaps));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a runner failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns whether the runner came to the end, which it does not if another failed. */
    private static boolean runLaps(int laps, Runner runner, Phaser start) {
        try {
            for (int lap = 0; lap < laps; lap++) {
                if (start.arriveAndAwaitAdvance() < 0) {
                    return false;
                }
                runner.run(lap);
            }
            return true;
        } catch (RuntimeException | AssertionError e) {
            start.forceTermination();
            throw e;
        }
    }
}
