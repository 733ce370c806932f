package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.Version;

/** The tests of interrupts. A store may answer to them or not; both are fine, half is not. */
abstract class InterruptRules extends StoreUnderTest {

    private static final int MOST_SPINS = 500;

    InterruptRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("O4")
    @DisplayName("O4 A call in an interrupted thread leaves it interrupted, whatever it answers")
    void aCallLeavesTheThreadInterrupted() {
        put("1", "a");
        List<Runnable> calls = List.of(
                () -> store().read(Set.of(key("1"))),
                () -> store().read(numbered(50)),
                () -> store().scan(all()),
                () -> store().commit(commitOf(to -> to.put(key("2"), text("b")))),
                () -> store().commit(commitOf(to -> to.expectAbsent(key("1")))),
                () -> store().commit(commitOf(to -> to.expectAbsent(key("3")).put(key("3"), text("c")))));

        List<Boolean> flags = Race.onAnotherThread(
                () -> calls.stream().map(InterruptRules::interruptedAfter).toList());

        assertThat(flags).containsOnly(true);
    }

    private static boolean interruptedAfter(Runnable call) {
        Thread.currentThread().interrupt();
        try {
            call.run();
        } catch (StoreUnavailableException | CommitConflictException e) {
            return Thread.interrupted();
        }
        return Thread.interrupted();
    }

    @Test
    @Tag("O5")
    @DisplayName("O5 A read or scan in an interrupted thread is true, or the store is unavailable")
    void anInterruptedReadIsTrue() {
        Version version = put("1", "a");

        Optional<Version> read = Race.onAnotherThread(() -> unlessUnavailable(
                () -> presentIn(store().read(Set.of(key("1"))), key("1")).version()));
        Optional<List<String>> scanned = Race.onAnotherThread(
                () -> unlessUnavailable(() -> idsOf(store().scan(all()).records())));

        assertThat(read.orElse(version)).isEqualTo(version);
        assertThat(scanned.orElse(List.of("1"))).containsExactly("1");
    }

    @Test
    @Tag("O5")
    @DisplayName("O5 A commit in an interrupted thread lands whole, or nothing of it and the store is unavailable")
    void anInterruptedCommitIsWhole() {
        for (int i = 0; i < 10; i++) {
            RecordKey a = key(i + "/a");
            RecordKey b = key(i + "/b");
            Commit commit = commitOf(to -> to.expectAbsent(a).put(a, text("1")).put(b, text("2")));

            Optional<Version> landed = Race.onAnotherThread(() -> unlessUnavailable(() -> store().commit(commit)));

            assertThat(read(Set.of(a, b))).hasSize(landed.isPresent() ? 2 : 0);
        }
        assertUsable();
    }

    @Test
    @Tag("O5")
    @DisplayName("O5 A conflict in an interrupted thread is a conflict, or the store is unavailable")
    void anInterruptedConflictIsAConflict() {
        put("1", "a");
        Commit insert = commitOf(to -> to.expectAbsent(key("1")).put(key("1"), text("b")));

        Optional<Set<RecordKey>> losers = Race.onAnotherThread(() -> unlessUnavailable(() -> {
            try {
                store().commit(insert);
                return Set.of();
            } catch (CommitConflictException e) {
                return e.losers();
            }
        }));

        assertThat(losers.orElse(Set.of(key("1")))).containsExactly(key("1"));
        assertThat(textOf("1")).contains("a");
    }

    private static <T> Optional<T> unlessUnavailable(Supplier<T> call) {
        Thread.currentThread().interrupt();
        try {
            return Optional.of(call.get());
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        } finally {
            Thread.interrupted();
        }
    }

    /** How a commit of two keys ended: landed, or with an error. */
    private record Ending(
            int lap, @Nullable Version version, @Nullable PersonaStoreException error) {}

    @Test
    @Tag("O5")
    @DisplayName("O5 A commit interrupted at any moment lands whole or not at all, and says which if it knows")
    void aCommitInterruptedOnItsWayIsWhole() {
        List<Ending> endings = interruptedCommits();

        for (Ending ending : endings) {
            int there = read(bothOf(ending.lap)).size();
            if (ending.version != null) {
                assertThat(there).isEqualTo(2);
            } else if (ending.error instanceof UnknownOutcomeException) {
                assertThat(there).isIn(0, 2);
            } else {
                assertThat(ending.error).isInstanceOf(StoreUnavailableException.class);
                assertThat(there).isZero();
            }
        }
        assertUsable();
    }

    /** Asserts that threads that nobody interrupts can write and read. */
    private void assertUsable() {
        Race.onAnotherThread(() -> put("after", "usable"));
        assertThat(Race.onAnotherThread(() -> textOf("after"))).contains("usable");
        assertThat(ids(all().withPrefix("after"))).containsExactly("after");
    }

    @Test
    @Tag("E3")
    @DisplayName("E3 A commit that was unavailable, for an interrupt, has written nothing and does not later")
    void anUnavailableCommitWritesNothing() {
        List<Ending> unavailable = new ArrayList<>(interruptedCommits());
        unavailable.removeIf(ending -> !(ending.error instanceof StoreUnavailableException));
        assumeThat(unavailable)
                .as("the store does not answer to interrupts, so no commit was unavailable")
                .isNotEmpty();

        assertThat(unavailable)
                .allSatisfy(ending -> assertThat(read(bothOf(ending.lap))).isEmpty());
    }

    /** Commits two fresh keys each lap, while another thread interrupts this one at a moment that differs. */
    private List<Ending> interruptedCommits() {
        List<Ending> endings = new ArrayList<>();
        AtomicReference<@Nullable Thread> committing = new AtomicReference<>();
        SplittableRandom random = new SplittableRandom(1);
        Race.Runner committer = lap -> {
            committing.set(Thread.currentThread());
            try {
                List<RecordKey> keys = List.copyOf(bothOf(lap));
                Version version = store().commit(commitOf(to ->
                        to.expectAbsent(keys.get(0)).put(keys.get(0), text("1")).put(keys.get(1), text("2"))));
                endings.add(new Ending(lap, version, null));
            } catch (StoreUnavailableException | UnknownOutcomeException e) {
                endings.add(new Ending(lap, null, e));
            } finally {
                committing.set(null);
                Thread.interrupted();
            }
        };
        Race.Runner interrupter = lap -> {
            for (int spins = random.nextInt(MOST_SPINS); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            Thread target = committing.get();
            if (target != null) {
                target.interrupt();
            }
        };

        Race.run(laps(), List.of(committer, interrupter));
        return endings;
    }

    private static Set<RecordKey> bothOf(int lap) {
        return Set.of(key(lap + "/a"), key(lap + "/b"));
    }
}
