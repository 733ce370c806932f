package org.persona4j.store.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Several runners, on a thread each, that start together again every few laps. */
final class Race {

    /** Long enough for a loaded machine and a slow store, short enough not to wait for a dead one. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** How long the others get once one has failed: they are told at their next start. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int SPINS_BEFORE_YIELD = 2_000;

    /** So few that who started together is still together in the last, and enough for the wait to be worth it. */
    private static final int LAPS_A_START = 4;

    private final int runners;

    /** How many times a runner has come to the start of a lap, all runners together. */
    private final AtomicInteger arrivals = new AtomicInteger();

    private volatile boolean over;

    private Race(int runners) {
        this.runners = runners;
    }

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
     * @throws AssertionError if a runner failed, with its failure as the cause, or did not come to an end
     */
    static void run(int laps, List<Runner> runners) {
        run(laps, runners, LONGEST);
    }

    /** Runs laps as {@link #run(int, List)} does, for no longer than a time. */
    static void run(int laps, List<Runner> runners, Duration longest) {
        Race race = new Race(runners.size());
        long deadline = System.nanoTime() + longest.toNanos();
        List<Lane> lanes = new ArrayList<>();
        for (Runner runner : runners) {
            lanes.add(Lane.start(() -> race.runLaps(laps, runner)));
        }
        AssertionError failure = null;
        for (Lane lane : lanes) {
            try {
                lane.result(deadline);
            } catch (AssertionError e) {
                race.over = true;
                if (failure == null) {
                    failure = e;
                    deadline = Math.min(deadline, System.nanoTime() + GRACE.toNanos());
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Writes on one thread while two others look, until both have been done often enough.
     *
     * @param times how often at least
     * @param write what the one thread does
     * @param look what the two others do
     * @throws AssertionError if one of them failed, with its failure as the cause, or did not come to an end
     */
    static void beside(int times, Runnable write, Runnable look) {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        Runner writer = lap -> {
            try {
                for (int writes = 0; !done.get() && (writes < times || looks.get() < times); writes++) {
                    write.run();
                }
            } finally {
                done.set(true);
            }
        };
        Runner looker = lap -> {
            try {
                while (!done.get()) {
                    look.run();
                    looks.incrementAndGet();
                }
            } finally {
                done.set(true);
            }
        };
        run(1, List.of(writer, looker, looker));
    }

    /** Runs one thing on a thread of its own and returns what it gives. Fails if it does not end. */
    static <T> T onAnotherThread(Supplier<T> call) {
        List<T> given = new ArrayList<>();
        Lane.start(() -> given.add(call.get())).result(System.nanoTime() + LONGEST.toNanos());
        return given.get(0);
    }

    /** Lets other threads run, which may be the ones waited for. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it but speed
    static void giveWay() {
        Thread.yield();
    }

    private void runLaps(int laps, Runner runner) {
        try {
            for (int lap = 0; lap < laps && (lap % LAPS_A_START != 0 || awaitStart(lap / LAPS_A_START)); lap++) {
                runner.run(lap);
            }
        } catch (RuntimeException | Error e) {
            over = true;
            throw e;
        }
    }

    /**
     * Waits until all runners have come, and returns whether the race goes on. It goes on at the first start in any case:
     * a runner may wait for what another is to do. Spins, because a thread that was parked comes too late for a narrow
     * window; then yields, because the others may have no processor to come on.
     */
    private boolean awaitStart(int start) {
        int all = (start + 1) * runners;
        arrivals.incrementAndGet();
        for (int spins = 0; arrivals.get() < all; spins++) {
            if (over && start > 0) {
                return false;
            }
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                giveWay();
            }
        }
        return !over || start == 0;
    }

    /** One thread and how it ended. */
    private static final class Lane {

        private final FutureTask<Boolean> task;
        private final Thread thread;

        private Lane(Runnable work) {
            task = new FutureTask<>(work, true);
            thread = new Thread(task, "persona-tck");
            thread.setDaemon(true);
        }

        static Lane start(Runnable work) {
            Lane lane = new Lane(work);
            lane.thread.start();
            return lane;
        }

        /** Waits for the end; a runner that failed or does not end is an error of the test. */
        private void result(long deadline) {
            try {
                task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
            } catch (TimeoutException e) {
                String where = Arrays.toString(thread.getStackTrace());
                thread.interrupt();
                throw new AssertionError("a thread came to no end in its time, it is at " + where, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
