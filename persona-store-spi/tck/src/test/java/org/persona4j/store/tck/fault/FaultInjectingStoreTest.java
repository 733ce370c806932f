package org.persona4j.store.tck.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimitException;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.Version;

class FaultInjectingStoreTest {

    private static final String TENANT = "green-leaf";
    private static final String KIND = "note";

    private final PlainStore inside = new PlainStore();

    private FaultInjectingStore store(Faults faults) {
        return new FaultInjectingStore(inside, faults);
    }

    private FaultInjectingStore storeWhoseFirst(StoreCall call, Fault fault) {
        return store(Faults.none().at(call, 1, fault).arrivingAfter(2, 2));
    }

    private static RecordKey key(String id) {
        return RecordKey.of(TENANT, KIND, id);
    }

    private static Commit commit(Consumer<Commit.Builder> parts) {
        Commit.Builder commit = Commit.builder(TENANT);
        parts.accept(commit);
        return commit.build();
    }

    private static Commit inserting(String id) {
        return commit(to -> to.expectAbsent(key(id)).put(key(id), Content.ofBytes(id.getBytes(UTF_8))));
    }

    private Optional<StoredRecord> inside(String id) {
        return Optional.ofNullable(inside.read(Set.of(key(id))).get(key(id)));
    }

    private static Set<RecordKey> losers(FaultInjectingStore store, Commit commit) {
        return catchThrowableOfType(CommitConflictException.class, () -> store.commit(commit))
                .losers();
    }

    @Test
    void withoutFaultsEverythingPassesThrough() {
        FaultInjectingStore store = store(Faults.none());

        Version version = store.commit(inserting("a"));

        assertThat(store.read(Set.of(key("a"))).get(key("a")))
                .isEqualTo(inside("a").orElseThrow());
        assertThat(inside("a").orElseThrow().version()).isEqualTo(version);
        assertThat(store.report().injections()).isEmpty();
    }

    @Test
    void anUnavailableCommitIsNeverWritten() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.UNAVAILABLE);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(StoreUnavailableException.class);

        store.settle();
        assertThat(inside("a")).isEmpty();
    }

    @Test
    void readsAndScansCanBeUnavailable() {
        FaultInjectingStore store = store(Faults.none().with(Fault.UNAVAILABLE, 1));

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.scan(RecordScan.of(TENANT, KIND))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aLostCommitIsNeverWritten() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_LOST);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);

        store.settle();
        assertThat(inside("a")).isEmpty();
    }

    @Test
    void anAppliedCommitIsThereThoughItsAnswerIsLost() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_APPLIED);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);

        assertThat(inside("a")).isPresent();
    }

    @Test
    void aLateCommitArrivesAfterAsManyCallsAsWereSaid() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_LATE);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);

        boolean afterOne = store.read(Set.of(key("a"))).containsKey(key("a"));
        boolean afterTwo = store.read(Set.of(key("a"))).containsKey(key("a"));

        assertThat(afterOne).isFalse();
        assertThat(afterTwo).isTrue();
        assertThat(store.report().landedLate()).isEqualTo(1);
    }

    @Test
    void aLateCommitIsRefusedIfItsExpectationsDoNotHoldAnyMore() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.UNKNOWN_LATE);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);
        Version again = store.commit(inserting("a"));

        store.settle();

        assertThat(inside("a").orElseThrow().version()).isEqualTo(again);
        assertThat(store.report().refusedLate()).isEqualTo(1);
        assertThat(store.report().underway()).isZero();
    }

    @Test
    void aRewrittenRecordKeepsItsContentAndConflictsTruly() {
        FaultInjectingStore store = store(Faults.none().at(StoreCall.COMMIT, 2, Fault.REWRITE));
        Version first = store.commit(inserting("a"));
        Commit update = commit(to -> to.expect(key("a"), first).expectAbsent(key("b")));

        Set<RecordKey> losers = losers(store, update);

        assertThat(losers).containsExactly(key("a"));
        assertThat(inside("a").orElseThrow().version()).isNotEqualTo(first);
        assertThat(inside("a").orElseThrow().content().bytes()).isEqualTo("a".getBytes(UTF_8));
    }

    @Test
    void aCommitThatIsStaleAnywayIsLeftToTheStore() {
        FaultInjectingStore store = store(Faults.none().at(StoreCall.COMMIT, 3, Fault.REWRITE));
        Version first = store.commit(inserting("a"));
        store.commit(commit(to -> to.put(key("a"), Content.EMPTY)));

        Set<RecordKey> losers = losers(store, commit(to -> to.expect(key("a"), first)));

        assertThat(losers).containsExactly(key("a"));
        assertThat(store.report().injections()).isEmpty();
        assertThat(inside.commits()).isEqualTo(2);
    }

    @Test
    void aRecordThatIsReadMayJustHaveBeenRewritten() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.READ, Fault.REWRITE);
        Version first = store.commit(inserting("a"));

        StoredRecord read = store.read(Set.of(key("a"))).get(key("a"));

        assertThat(read).isEqualTo(inside("a").orElseThrow());
        assertThat(inside("a").orElseThrow().version()).isNotEqualTo(first);
    }

    @Test
    void aVisitorIsAmongTheLosersWithAllWhoTrulyLost() {
        FaultInjectingStore store = store(Faults.none().at(StoreCall.COMMIT, 3, Fault.VISIT));
        Version stale = store.commit(inserting("stale"));
        Version held =
                store.commit(commit(to -> to.put(key("stale"), Content.EMPTY).put(key("held"), Content.EMPTY)));
        Commit commit = commit(to -> to.expect(key("held"), held)
                .expect(key("stale"), stale)
                .expectAbsent(key("visited"))
                .put(key("visited"), Content.EMPTY));

        Set<RecordKey> losers = losers(store, commit);

        assertThat(losers).containsExactlyInAnyOrder(key("stale"), key("visited"));
        assertThat(inside("visited")).isEmpty();
    }

    @Test
    void nobodyVisitsACommitThatExpectsNothingToBeAbsent() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.VISIT);

        store.commit(commit(to -> to.put(key("a"), Content.EMPTY)));

        assertThat(inside("a")).isPresent();
        assertThat(store.report().injections()).isEmpty();
    }

    @Test
    void whoDiesBeforeACommitHasNotSentIt() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_BEFORE);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);

        store.settle();
        assertThat(inside("a")).isEmpty();
    }

    @Test
    void whoDiesAfterACommitHasSentIt() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_AFTER);

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);

        assertThat(inside("a")).isPresent();
    }

    @Test
    void whatWasUnderWayWhenItsSenderDiedArrivesWhenTheSenderLivesAgain() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_UNDERWAY);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);
        store.recover();

        boolean afterOne = store.read(Set.of(key("a"))).containsKey(key("a"));
        boolean afterTwo = store.read(Set.of(key("a"))).containsKey(key("a"));

        assertThat(afterOne).isFalse();
        assertThat(afterTwo).isTrue();
    }

    @Test
    void theDeadAskInVainUntilTheyRecover() {
        FaultInjectingStore store = storeWhoseFirst(StoreCall.COMMIT, Fault.CRASH_BEFORE);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(SimulatedCrash.class);
        assertThatThrownBy(() -> store.scan(RecordScan.of(TENANT, KIND))).isInstanceOf(SimulatedCrash.class);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(SimulatedCrash.class);
        store.recover();

        store.commit(inserting("a"));
        assertThat(inside("a")).isPresent();
    }

    @Test
    void whoIsInACallWhenTheProcessDiesDiesToo() {
        List<FaultInjectingStore> itself = new ArrayList<>();
        FaultInjectingStore store = store(Faults.none()
                .at(StoreCall.READ, 1, Fault.DELAY)
                .at(StoreCall.COMMIT, 1, Fault.CRASH_BEFORE)
                .pausing(turns -> assertThatThrownBy(() -> itself.get(0).commit(inserting("a")))
                        .isInstanceOf(SimulatedCrash.class)));
        itself.add(store);

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(SimulatedCrash.class);
    }

    @Test
    void aDelayIsACallOfThePause() {
        List<Integer> pauses = new ArrayList<>();
        FaultInjectingStore store = store(Faults.seeded(3).with(Fault.DELAY, 1).pausing(pauses::add));

        store.commit(inserting("a"));

        assertThat(pauses).hasSize(2).allSatisfy(turns -> assertThat(turns).isBetween(1, 10));
        assertThat(inside("a")).isPresent();
    }

    @Test
    void shortPagesTogetherHoldEverythingInOrder() {
        FaultInjectingStore store =
                store(Faults.seeded(8).with(Fault.THIN_PAGE, 0.4).with(Fault.EMPTY_PAGE, 0.6));
        List<String> ids = List.of("\u0002", "a", "a\u0001", "a\u0001\u0001", "b", "x".repeat(512), "y");
        ids.forEach(id -> store.commit(inserting(id)));
        List<String> down = new ArrayList<>(ids);
        Collections.reverse(down);
        RecordScan all = RecordScan.of(TENANT, KIND).withLimit(3);

        assertThat(scanned(store, all)).isEqualTo(ids);
        assertThat(scanned(store, all.descending())).isEqualTo(down);
        assertThat(scanned(store, all.withPrefix("a"))).containsExactly("a", "a\u0001", "a\u0001\u0001");
        assertThat(scanned(store, all.withRange("a", "b").descending()))
                .containsExactly("a\u0001\u0001", "a\u0001", "a");
        assertThat(scanned(store, all.withRange("\u0001", "b"))).containsExactlyElementsOf(ids.subList(0, 4));
        assertThat(store.report().count(Fault.EMPTY_PAGE)).isPositive();
        assertThat(store.report().count(Fault.THIN_PAGE)).isPositive();
    }

    private static List<String> scanned(FaultInjectingStore store, RecordScan scan) {
        List<String> ids = new ArrayList<>();
        RecordScan next = scan;
        for (int pages = 0; pages < 10_000; pages++) {
            RecordPage page = store.scan(next);
            assertThat(page.records()).hasSizeLessThanOrEqualTo(scan.limit());
            page.records().forEach(record -> ids.add(record.key().id()));
            if (page.next().isEmpty()) {
                return ids;
            }
            next = scan.after(page.next().get());
        }
        throw new AssertionError("the scan comes to no end");
    }

    @Test
    void aScanOfEmptyPagesAloneComesToAnEnd() {
        FaultInjectingStore store = store(Faults.none().with(Fault.EMPTY_PAGE, 1));
        store.commit(inserting("a"));

        assertThat(scanned(store, RecordScan.of(TENANT, KIND))).containsExactly("a");
        assertThat(scanned(store, RecordScan.of(TENANT, KIND).descending())).containsExactly("a");
    }

    @Test
    void aCallOverALimitIsRefusedBeforeAnythingElse() {
        FaultInjectingStore store = store(Faults.none().with(Fault.UNAVAILABLE, 1));
        Commit tooMany = commit(to -> {
            for (int i = 0; i < 67; i++) {
                to.put(key("k" + i), Content.EMPTY);
            }
        });

        assertThatThrownBy(() -> store.commit(tooMany)).isInstanceOf(StoreLimitException.class);
    }

    @Test
    void aClosedStoreIsClosedWhateverIsInjected() {
        FaultInjectingStore store = store(Faults.none().with(Fault.UNAVAILABLE, 1));

        store.close();

        assertThatThrownBy(() -> store.read(Set.of())).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> store.scan(RecordScan.of(TENANT, KIND))).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(StoreClosedException.class);
    }

    @Test
    void newFaultsCountTheCallsAnew() {
        FaultInjectingStore store = store(Faults.none());
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
        FaultInjectingStore store = store(Faults.storm(4));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> ends = new ArrayList<>();

        for (int thread = 0; thread < 4; thread++) {
            ends.add(threads.submit(() -> increments(store, 250)));
        }

        join(ends);
        threads.shutdown();
        store.settle();
        assertThat(inside("count").orElseThrow().content().bytes()).isEqualTo("1000".getBytes(UTF_8));
        assertThat(store.report().refusedLate()).isPositive();
    }

    private static void join(List<Future<?>> ends) throws InterruptedException, ExecutionException {
        for (Future<?> end : ends) {
            end.get();
        }
    }

    @Test
    void theReportCountsEachFault() {
        FaultInjectingStore store = store(Faults.none().with(Fault.UNKNOWN_LATE, 1));

        assertThatThrownBy(() -> store.commit(inserting("a"))).isInstanceOf(UnknownOutcomeException.class);
        assertThatThrownBy(() -> store.commit(inserting("b"))).isInstanceOf(UnknownOutcomeException.class);

        assertThat(store.report().count(Fault.UNKNOWN_LATE)).isEqualTo(2);
        assertThat(store.report().underway()).isEqualTo(2);
        assertThat(store.report()).hasToString("FaultReport[{UNKNOWN_LATE=2}, late: 0 landed, 0 refused, 2 under way]");
    }
}
