package org.persona4j.store.tck.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.persona4j.store.tck.fault.FaultTrial.commit;
import static org.persona4j.store.tck.fault.FaultTrial.inserting;
import static org.persona4j.store.tck.fault.FaultTrial.key;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.Version;

/** What becomes of a commit whose answer is lost, that comes late, or that meets others. */
class FaultyCommitTest {
    private final FaultTrial trial = new FaultTrial();

    private static Set<RecordKey> losers(FaultInjectingStore store, Commit commit) {
        return catchThrowableOfType(CommitConflictException.class, () -> store.commit(commit))
                .losers();
    }

    @Test
    void anUnavailableCommitIsNeverWritten() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.UNAVAILABLE);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(StoreUnavailableException.class);

        store.settle();
        assertThat(trial.inside("a")).isEmpty();
    }

    @Test
    void aLostCommitIsNeverWritten() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_LOST);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);

        store.settle();
        assertThat(trial.inside("a")).isEmpty();
    }

    @Test
    void anAppliedCommitIsThereThoughItsAnswerIsLost() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_APPLIED);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);

        assertThat(trial.inside("a")).isPresent();
    }

    @Test
    void aLateCommitArrivesAfterAsManyCallsAsWereSaid() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_LATE);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);

        boolean afterOne = store.read(Set.of(key("a"))).containsKey(key("a"));
        boolean afterTwo = store.read(Set.of(key("a"))).containsKey(key("a"));

        assertThat(afterOne).isFalse();
        assertThat(afterTwo).isTrue();
        assertThat(store.report().landedLate()).isEqualTo(1);
    }

    @Test
    void aLateCommitIsRefusedIfItsExpectationsDoNotHoldAnyMore() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_LATE);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);
        Version again = store.commit(inserting("a"));

        store.settle();

        assertThat(trial.inside("a").orElseThrow().version()).isEqualTo(again);
        assertThat(store.report().refusedLate()).isEqualTo(1);
        assertThat(store.report().underway()).isZero();
    }

    @Test
    void aRewrittenRecordKeepsItsContentAndConflictsTruly() {
        FaultInjectingStore store = trial.store(Faults.none().at(StoreCall.COMMIT, 2, Fault.REWRITE));
        Version first = store.commit(inserting("a"));
        Commit update = commit(to -> to.expect(key("a"), first).expectAbsent(key("b")));

        Set<RecordKey> losers = losers(store, update);

        assertThat(losers).containsExactly(key("a"));
        assertThat(trial.inside("a").orElseThrow().version()).isNotEqualTo(first);
        assertThat(trial.inside("a").orElseThrow().content().bytes()).isEqualTo("a".getBytes(UTF_8));
    }

    @Test
    void aCommitThatIsStaleAnywayIsLeftToTheStore() {
        FaultInjectingStore store = trial.store(Faults.none().at(StoreCall.COMMIT, 3, Fault.REWRITE));
        Version first = store.commit(inserting("a"));
        store.commit(commit(to -> to.put(key("a"), Content.EMPTY)));

        Set<RecordKey> losers = losers(store, commit(to -> to.expect(key("a"), first)));

        assertThat(losers).containsExactly(key("a"));
        assertThat(store.report().injections()).isEmpty();
        assertThat(trial.inside.commits()).isEqualTo(2);
    }

    @Test
    void aRecordThatIsReadMayJustHaveBeenRewritten() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.READ, Fault.REWRITE);
        Version first = store.commit(inserting("a"));

        StoredRecord read = store.read(Set.of(key("a"))).get(key("a"));

        assertThat(read).isEqualTo(trial.inside("a").orElseThrow());
        assertThat(trial.inside("a").orElseThrow().version()).isNotEqualTo(first);
    }

    @Test
    void aVisitorIsAmongTheLosersWithAllWhoTrulyLost() {
        FaultInjectingStore store = trial.store(Faults.none().at(StoreCall.COMMIT, 3, Fault.VISIT));
        Version stale = store.commit(inserting("stale"));
        Version held =
                store.commit(commit(to -> to.put(key("stale"), Content.EMPTY).put(key("held"), Content.EMPTY)));
        Commit commit = commit(to -> to.expect(key("held"), held)
                .expect(key("stale"), stale)
                .expectAbsent(key("visited"))
                .put(key("visited"), Content.EMPTY));

        Set<RecordKey> losers = losers(store, commit);

        assertThat(losers).containsExactlyInAnyOrder(key("stale"), key("visited"));
        assertThat(trial.inside("visited")).isEmpty();
    }

    @Test
    void nobodyVisitsACommitThatExpectsNothingToBeAbsent() {
        FaultInjectingStore store = trial.storeWhoseFirst(StoreCall.COMMIT, Fault.VISIT);

        store.commit(commit(to -> to.put(key("a"), Content.EMPTY)));

        assertThat(trial.inside("a")).isPresent();
        assertThat(store.report().injections()).isEmpty();
    }
}
