package org.persona4j.store.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.store.tck.fault.FaultTrial.KIND;
import static org.persona4j.store.tck.fault.FaultTrial.TENANT;
import static org.persona4j.store.tck.fault.FaultTrial.inserting;
import static org.persona4j.store.tck.fault.FaultTrial.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordScan;

/** What a process did before it died, what it can do then, and what it finds when it lives again. */
class SimulatedCrashTest {
    private final FaultTrial trial = new FaultTrial();

    @Test
    void whoDiesBeforeACommitHasNotSentIt() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_BEFORE);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);

        store.settle();
        assertThat(trial.inside("a")).isEmpty();
    }

    @Test
    void whoDiesAfterACommitHasSentIt() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_AFTER);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);

        assertThat(trial.inside("a")).isPresent();
    }

    @Test
    void whatWasUnderWayWhenItsSenderDiedArrivesWhenTheSenderLivesAgain() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_UNDERWAY);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);
        store.recover();

        boolean afterOne = store.read(Set.of(key("a"))).containsKey(key("a"));
        boolean afterTwo = store.read(Set.of(key("a"))).containsKey(key("a"));

        assertThat(afterOne).isFalse();
        assertThat(afterTwo).isTrue();
    }

    @Test
    void theDeadAskInVainUntilTheyRecover() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_BEFORE);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(SimulatedCrash.class);
        assertThatThrownBy(() -> store.scan(RecordScan.of(TENANT, KIND))).isInstanceOf(SimulatedCrash.class);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);
        store.recover();

        store.commit(inserting("a"));
        assertThat(trial.inside("a")).isPresent();
    }

    @Test
    void whoIsInACallWhenTheProcessDiesDiesToo() {
        List<FaultInjectingStore> itself = new ArrayList<>();
        FaultInjectingStore store = trial.store(Faults.none()
                .at(StoreCall.READ, 1, Fault.DELAY)
                .at(StoreCall.COMMIT, 1, Fault.CRASH_BEFORE)
                .pausing(turns -> assertThatThrownBy(() -> itself.get(0).commit(inserting("a")))
                        .isInstanceOf(SimulatedCrash.class)));
        itself.add(store);

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(SimulatedCrash.class);
    }
}
