package org.persona4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that begin at one moment. */
final class Together {
    /** Whoever takes longer waits for something that never comes. */
    private static final long MOST_MINUTES = 10;

    private Together() {}

    /** What a thread does, by its number from 0 on. */
    @FunctionalInterface
    interface Work {
        void run(int thread) throws Exception;
    }

    /** What a thread asks, by its number from 0 on. */
    @FunctionalInterface
    interface Question<T> {
        T ask(int thread) throws Exception;
    }

    /** Does work in so many threads, to the end of all. */
    static void run(int threads, Work work) throws Exception {
        answers(threads, thread -> {
            work.run(thread);
            return thread;
        });
    }

    /** What each of so many threads is answered, in the order of their numbers. */
    static <T> List<T> answers(int threads, Question<T> question) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<T>> futures = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            futures.add(pool.submit(() -> {
                start.await();
                return question.ask(number);
            }));
        }
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get(MOST_MINUTES, TimeUnit.MINUTES));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
