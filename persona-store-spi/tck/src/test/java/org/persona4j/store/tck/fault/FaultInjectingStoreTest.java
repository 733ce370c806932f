package org.persona4j.store.tck.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.store.tck.fault.FaultTrial.KIND;
import static org.persona4j.store.tck.fault.FaultTrial.TENANT;
import static org.persona4j.store.tck.fault.FaultTrial.commit;
import static org.persona4j.store.tck.fault.FaultTrial.inserting;
import static org.persona4j.store.tck.fault.FaultTrial.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimitException;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.Version;

/** What a store around another does to calls, by what it was told and by chance. */
class FaultInjectingStoreTest {
    private final FaultTrial trial = new FaultTrial();

    @Test
    void withoutFaultsEverythingPassesThrough() {
        FaultInjectingStore store = trial.store(Faults.none());

        Version version = store.commit(inserting("a"));

        assertThat(store.read(Set.of(key("a"))).get(key("a")))
                .isEqualTo(trial.inside("a").orElseThrow());
        assertThat(trial.inside("a").orElseThrow().version()).isEqualTo(version);
        assertThat(store.report().injections()).isEmpty();
    }

    @Test
    void readsAndScansCanBeUnavailable() {
        FaultInjectingStore store = trial.store(Faults.none().with(Fault.UNAVAILABLE, 1));

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.scan(RecordScan.of(TENANT, KIND))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aDelayIsACallOfThePause() {
        List<Integer> pauses = new ArrayList<>();
        FaultInjectingStore store =
                trial.store(Faults.seeded(3).with(Fault.DELAY, 1).pausing(pauses::add));

        store.commit(inserting("a"));

        assertThat(pauses).hasSize(2).allSatisfy(turns -> assertThat(turns).isBetween(1, 10));
        assertThat(trial.inside("a")).isPresent();
    }

    @Test
    void aCallOverALimitIsRefusedBeforeAnythingElse() {
        FaultInjectingStore store = trial.store(Faults.none().with(Fault.UNAVAILABLE, 1));
        Commit tooMany = commit(to -> {
            for (int i = 0; i < 67; i++) {
                to.put(key("k" + i), Content.EMPTY);
            }
        });

        assertThatThrownBy(() -> store.commit(tooMany)).isInstanceOf(StoreLimitException.class);
    }

    @Test
    void aClosedStoreIsClosedWhateverIsInjected() {
        FaultInjectingStore store = trial.store(Faults.none().with(Fault.UNAVAILABLE, 1));

        store.close();

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> store.scan(RecordScan.of(TENANT, KIND))).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(StoreClosedException.class);
    }

    @Test
    void newFaultsCountTheCallsAnew() {
        FaultInjectingStore store = trial.store(Faults.none());
        store.commit(inserting("a"));

        store.inject(Faults.none().at(StoreCall.COMMIT, 1, Fault.UNKNOWN_LOST));

        assertThatThrownBy(() -> store.commit(inserting("b"))).isInstanceOf(UnknownOutcomeException.class);
        assertThat(store.report().injections())
                .containsExactly(new FaultReport.Injection(StoreCall.COMMIT, 1, Fault.UNKNOWN_LOST));
    }

    @Test
    void theSameSeedDoesTheSame() {
        FaultReport one = stormy(11).report();
        FaultReport other = stormy(11).report();

        assertThat(other).isEqualTo(one);
        assertThat(stormy(12).report()).isNotEqualTo(one);
        assertThat(one.injections().stream()
                        .map(FaultReport.Injection::fault)
                        .filter(fault -> fault.strikes(StoreCall.COMMIT))
                        .distinct())
                .containsExactlyInAnyOrder(
                        Fault.DELAY,
                        Fault.UNAVAILABLE,
                        Fault.REWRITE,
                        Fault.VISIT,
                        Fault.UNKNOWN_LOST,
                        Fault.UNKNOWN_APPLIED,
                        Fault.UNKNOWN_LATE);
    }

    private static FaultInjectingStore stormy(long seed) {
        FaultInjectingStore store = new FaultInjectingStore(new PlainStore(), Faults.storm(seed));
        increments(store, 300);
        return store;
    }

    /** Counts to a number, each step with an operation record of its own, and again where it fails. */
    private static void increments(FaultInjectingStore store, int times) {
        for (int i = 0; i < times; i++) {
            RecordKey operation =
                    RecordKey.of(TENANT, "operation", Thread.currentThread().getId() + "/" + i);
            while (!isDone(store, operation)) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isDone(FaultInjectingStore store, RecordKey operation) {
        try {
            var found = store.read(Set.of(operation, key("count")));
            if (found.containsKey(operation)) {
                return true;
            }
            StoredRecord count = found.get(key("count"));
            int next = count == null
                    ? 1
                    : 1 + Integer.parseInt(new String(count.content().bytes(), UTF_8));
            store.commit(commit(to -> {
                if (count == null) {
                    to.expectAbsent(key("count"));
                } else {
                    to.expect(key("count"), count.version());
                }
                to.put(key("count"), Content.ofBytes(Integer.toString(next).getBytes(UTF_8)));
                to.expectAbsent(operation).put(operation, Content.EMPTY);
            }));
            return true;
        } catch (PersonaStoreException again) {
            return false;
        }
    }

    @Test
    void whatManyThreadsTryUntilItSucceedsHappensOnce() throws Exception {
        FaultInjectingStore store = trial.store(Faults.storm(4));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> ends = new ArrayList<>();

        for (int thread = 0; thread < 4; thread++) {
            ends.add(threads.submit(() -> increments(store, 250)));
        }

        join(ends);
        threads.shutdown();
        store.settle();
        assertThat(trial.inside("count").orElseThrow().content().bytes()).isEqualTo("1000".getBytes(UTF_8));
        assertThat(store.report().refusedLate()).isPositive();
    }

    private static void join(List<Future<?>> ends) throws InterruptedException, ExecutionException {
        for (Future<?> end : ends) {
            end.get();
        }
    }

    @Test
    void theReportCountsEachFault() {
        FaultInjectingStore store = trial.store(Faults.none().with(Fault.UNKNOWN_LATE, 1));

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);
        assertThatThrownBy(() -> store.commit(inserting("b"))).isInstanceOf(UnknownOutcomeException.class);

        assertThat(store.report().count(Fault.UNKNOWN_LATE)).isEqualTo(2);
        assertThat(store.report().underway()).isEqualTo(2);
        assertThat(store.report()).hasToString("FaultReport[{UNKNOWN_LATE=2}, late: 0 landed, 0 refused, 2 under way]");
    }
}
