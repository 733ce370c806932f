package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RaceTest {

    @Test
    void everyRunnerRunsEveryLap() {
        AtomicInteger runs = new AtomicInteger();

        Race.run(10, Collections.nCopies(3, lap -> runs.incrementAndGet()));

        assertThat(runs).hasValue(30);
    }

    @Test
    void noRunnerIsFourLapsAhead() {
        AtomicInteger runs = new AtomicInteger();
        Race.Runner runner = lap -> {
            assertThat(runs.get()).isBetween(3 * firstOfFour(lap), 3 * firstOfFour(lap) + 11);
            runs.incrementAndGet();
        };

        Race.run(100, Collections.nCopies(3, runner));

        assertThat(runs).hasValue(300);
    }

    private static int firstOfFour(int lap) {
        return lap - lap % 4;
    }

    @Test
    void aFailureEndsTheRaceForAllAndIsItsCause() {
        AtomicInteger runs = new AtomicInteger();
        IllegalStateException failure = new IllegalStateException("at lap 3");
        Race.Runner good = lap -> runs.incrementAndGet();
        Race.Runner bad = lap -> {
            if (lap == 3) {
                throw failure;
            }
        };

        assertThatThrownBy(() -> Race.run(1_000_000, List.of(good, bad)))
                .isInstanceOf(AssertionError.class)
                .hasCause(failure);
        assertThat(runs.get()).isLessThan(1_000_000);
    }

    @Test
    void aRunnerThatOthersMayWaitForRunsItsFirstLapWhateverFails() {
        AtomicInteger runs = new AtomicInteger();
        Race.Runner bad = lap -> {
            throw new IllegalStateException("at once");
        };

        for (int race = 0; race < 100; race++) {
            assertThatThrownBy(() -> Race.run(1, List.of(bad, bad, lap -> runs.incrementAndGet())))
                    .isInstanceOf(AssertionError.class);
        }

        assertThat(runs).hasValue(100);
    }

    @Test
    void runnersThatDoNotEndAreInterruptedWhenTheTimeIsUp() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(2);
        Race.Runner waiting = lap -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        };

        assertThatThrownBy(() -> Race.run(1, List.of(waiting, waiting), Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("came to no end in its time")
                .hasMessageContaining("CountDownLatch.await");
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void anotherThreadIsAnotherThread() {
        Thread other = Race.onAnotherThread(Thread::currentThread);

        assertThat(other).isNotSameAs(Thread.currentThread());
    }
}
