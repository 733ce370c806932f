package org.persona4j.store.tck.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KitRunTest {

    private static final BrokenStore STORE = BrokenStore.named("IgnoresTheLimit");

    @Test
    void aRunThatDoesNotEndInItsTimeIsCutOff() {
        KitRun.Whole whole = KitRun.ofAll(STORE, Duration.ofMillis(1));

        assertThat(whole.ended()).isFalse();
    }

    @Test
    void aRunWithTimeEnoughHasTheEndOfEveryTest() {
        KitRun.Whole whole = KitRun.ofAll(STORE, Duration.ofMinutes(10));

        assertThat(whole.ended()).isTrue();
        assertThat(whole.findings())
                .extracting(Finding::rules)
                .containsAll(KitRun.discover().stream().map(Finding::rules).toList());
    }
}
