package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The tests of closing. */
abstract class ClosingRules extends StoreUnderTest {

    /** Enough to be within a call of every kind when the store is closed. */
    private static final int CALLS_BEFORE_CLOSING = 50;

    ClosingRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("O2")
    @DisplayName("O2 A closed store refuses to read, to scan and to commit")
    void aClosedStoreRefusesEverything() {
        Version version = put("1", "a");

        store().close();

        assertThatThrownBy(() -> read("1")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> read("2")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> read(Set.of())).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> page(all())).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> put("1", "a")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> commit(to -> to.expect(key("1"), version))).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> commit(to -> to.expectAbsent(key("1")))).isInstanceOf(StoreClosedException.class);
    }

    @Test
    @Tag("O2")
    @DisplayName("O2 A store that was never used closes too")
    void anUnusedStoreCloses() {
        store().close();

        assertThatThrownBy(() -> page(all())).isInstanceOf(StoreClosedException.class);
    }

    @Test
    @Tag("O2")
    @DisplayName("O2 Closing again does nothing, one after the other and at once")
    void closingAgainDoesNothing() {
        put("1", "a");

        Race.run(1, Collections.nCopies(4, lap -> store().close()));
        store().close();

        assertThatThrownBy(() -> read("1")).isInstanceOf(StoreClosedException.class);
    }

    @RepeatedTest(value = 5, name = "{displayName}, run {currentRepetition} of {totalRepetitions}")
    @Tag("O2")
    @DisplayName("O2 Calls under way when a store is closed finish truthfully or say that it is closed")
    void callsUnderWayFinishTruthfully() {
        put("1", "here");
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean closed = new AtomicBoolean();
        Race.Runner reader =
                untilClosed(calls, closed, () -> assertThat(textOf("1")).contains("here"));
        Race.Runner scanner = untilClosed(
                calls, closed, () -> assertThat(ids(all().withRange("1", "2"))).containsExactly("1"));
        Race.Runner committer = untilClosed(calls, closed, () -> {
            StoredRecord record = present("1");
            commit(to -> to.expect(key("1"), record.version()).put(key("9" + calls.get() % 100), text("more")));
        });
        Race.Runner closer = lap -> {
            while (calls.get() < CALLS_BEFORE_CLOSING) {
                Thread.onSpinWait();
            }
            store().close();
            closed.set(true);
        };

        Race.run(1, List.of(reader, scanner, committer, closer));
    }

    /** Makes calls until one finds the store closed; any other error fails, and so does an answer of a closed store. */
    private static Race.Runner untilClosed(AtomicInteger calls, AtomicBoolean closed, Runnable call) {
        return lap -> {
            try {
                boolean afterClosing;
                do {
                    afterClosing = closed.get();
                    call.run();
                    calls.incrementAndGet();
                } while (!afterClosing);
                throw new AssertionError("a call made after closing was answered");
            } catch (StoreClosedException e) {
                assertThat(calls.get())
                        .as("calls answered before the store was closed")
                        .isGreaterThanOrEqualTo(CALLS_BEFORE_CLOSING);
            } finally {
                calls.addAndGet(CALLS_BEFORE_CLOSING);
            }
        };
    }
}
