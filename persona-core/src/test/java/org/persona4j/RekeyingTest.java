package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.IdentifierRecord;
import org.persona4j.internal.OperationRecord;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;

/** How records move to the next hash key: all of them, each once, whatever happens meanwhile. */
class RekeyingTest {
    private final RotationTrial rotation = new RotationTrial();

    @Test
    void allRecordsMoveToTheNextKey() {
        rotation.begun();
        int records = rotation.ids("a1").size();

        Keys.Rotation begun = rotation.keys().rotateTo(2);
        Keys.Rekeyed rekeyed = rotation.keys().rekey();

        assertThat(begun).isEqualTo(Keys.Rotation.BEGUN);
        assertThat(rekeyed).isEqualTo(new Keys.Rekeyed(records, true));
        assertThat(rotation.ids("a1")).isEmpty();
        assertThat(rotation.ids("a2")).hasSize(records);
        assertThat(RotationTrial.HASHED)
                .allMatch(kind -> rotation.ids("a2").stream().anyMatch(id -> id.startsWith(kind)));
        rotation.followsFromTheFacts();
    }

    @Test
    void oneKeyAfterTheOther() {
        rotation.begun();
        Set<String> records = rotation.ids("a1");
        rotation.keys().rotateTo(2);
        rotation.keys().rekey();

        rotation.keys().rotateTo(3);
        rotation.keys().rekey();

        assertThat(rotation.ids("a3")).hasSameSizeAs(records);
        assertThat(rotation.ids("a")).isEqualTo(rotation.ids("a3"));
        rotation.followsFromTheFacts();
    }

    @Test
    void nothingIsMovedWhereNothingIsToBeMoved() {
        rotation.begun();
        long commits = rotation.trial().store().commits();

        assertThat(rotation.keys().rekey()).isEqualTo(new Keys.Rekeyed(0, true));
        assertThat(rotation.trial().store().commits()).isEqualTo(commits);
    }

    @Test
    void aChangeMovesWhatItTouches() {
        rotation.begun();
        rotation.keys().rotateTo(2);

        RotationTrial.take(rotation.all(), RotationTrial.record("r0", 2));

        assertThat(rotation.ids("a2")).hasSizeBetween(3, 8);
        assertThat(rotation.ids("a1")).isNotEmpty();
        rotation.followsFromTheFacts();
    }

    @Test
    void recordsAreMovedAFewAtATime() {
        rotation.begun();
        int records = rotation.ids("a1").size();
        rotation.keys().rotateTo(2);

        for (int moved = 3; moved <= records; moved += 3) {
            assertThat(rotation.keys().rekey(3).records()).isEqualTo(3);
            assertThat(rotation.ids("a2")).hasSize(moved);
            rotation.followsFromTheFacts();
        }

        assertThat(rotation.keys().rekey(3).done()).isTrue();
        assertThat(rotation.ids("a1")).isEmpty();
    }

    @Test
    void theDigestOfACallMovesToo() {
        rotation.begun();
        String before = digest();
        rotation.keys().rotateTo(2);

        rotation.keys().rekey();

        assertThat(digest()).isNotEqualTo(before);
    }

    private String digest() {
        return rotation.trial()
                .store()
                .all(Trial.TENANT, "operation", OperationRecord.class)
                .values()
                .iterator()
                .next()
                .digest();
    }

    @Test
    void aCommitOnItsWayWhenARotationBeginsWritesNoEarlierId() {
        rotation.begun();
        AtomicBoolean begun = new AtomicBoolean();
        rotation.trial().store().beforeCommit((number, commit) -> {
            if (begun.compareAndSet(false, true)) {
                rotation.keys().rotateTo(2);
            }
        });
        Set<String> before = rotation.ids("a1");

        RotationTrial.take(rotation.all(), RotationTrial.record("late", 0));

        assertThat(before).containsAll(rotation.ids("a1"));
        assertThat(rotation.ids("a2")).isNotEmpty();
        rotation.followsFromTheFacts();
    }

    @Test
    void whatLeavesItsPlaceBetweenTwoReadsIsFound() {
        rotation.begun();
        rotation.keys().rotateTo(2);
        AtomicBoolean moved = new AtomicBoolean();
        rotation.trial().store().afterRead(read -> {
            if (moved.compareAndSet(false, true)) {
                rotation.keys().rekey();
            }
        });

        assertThat(rotation.all().search().byPhone(RotationTrial.PHONE.value())).isNotEmpty();
        assertThat(rotation.all().search().bySource(RotationTrial.SOURCE, "r5")).isPresent();
    }

    @Test
    void ownersThatMoveWhileTheyAreLookedForAreFound() {
        rotation.begun();
        rotation.keys().rotateTo(2);
        AtomicBoolean moved = new AtomicBoolean();
        rotation.trial().store().afterScan(scan -> {
            if (scan.kind().equals("owner") && moved.compareAndSet(false, true)) {
                rotation.keys().rekey(rotation.ids("a1").size());
            }
        });

        rotation.all().merges().correct(carrier(), List.of(RotationTrial.PHONE), List.of(), "not theirs");

        assertThat(moved).isTrue();
        rotation.followsFromTheFacts();
    }

    /** A profile that the record of the full value names, so that another must take its place. */
    private ProfileId carrier() {
        return rotation.trial().store().all(Trial.TENANT, "identifier", IdentifierRecord.class).values().stream()
                .filter(value -> value.identifier().equals(RotationTrial.PHONE))
                .findFirst()
                .orElseThrow()
                .owners()
                .get(0)
                .profile();
    }

    @Test
    void aMoveThatIsBrokenOffAtAnyCommitIsTakenUp() {
        long begun = rotation.begun().trial().store().commits();
        rotate(rotation);
        long commits = rotation.trial().store().commits() - begun;
        assertThat(commits).isGreaterThan(3);

        for (int crash = 1; crash <= commits; crash++) {
            for (boolean written : new boolean[] {false, true}) {
                RotationTrial broken = new RotationTrial().begun();
                crashAt(broken.trial().store(), crash, written);
                assertThatThrownBy(() -> rotate(broken)).isInstanceOf(StoreUnavailableException.class);
                comesNext(broken);
            }
        }
    }

    private static void rotate(RotationTrial of) {
        of.keys().rotateTo(2);
        of.keys().rekey();
    }

    private static void crashAt(WatchedStore store, int number, boolean written) {
        long start = store.commits();
        store.beforeCommit((commit, what) -> {
            boolean itself = commit - start == number && !written;
            if (itself || commit - start > number) {
                throw new StoreUnavailableException("made up", null);
            }
        });
        store.afterCommit((commit, what) -> {
            if (commit - start == number) {
                throw new StoreUnavailableException("made up", null);
            }
        });
    }

    private static void comesNext(RotationTrial broken) {
        broken.trial().store().beforeCommit((commit, what) -> {});
        broken.trial().store().afterCommit((commit, what) -> {});
        broken.followsFromTheFacts();
        Keys next = broken.trial().anotherEngine("n", 2).keys();
        next.rotateTo(2);
        next.rekey();
        assertThat(broken.ids("a1")).isEmpty();
        assertThat(next.standing()).isEqualTo(new Keys.Standing(2, 2, false));
        broken.followsFromTheFacts();
    }

    @Test
    void aMoveOfWhichNobodyKnowsWhetherItHappenedIsLookedAtAgain() {
        rotation.begun();
        int records = rotation.ids("a1").size();
        rotation.keys().rotateTo(2);
        long start = rotation.trial().store().commits();
        rotation.trial().store().beforeCommit((number, commit) -> {
            if (number - start == 1) {
                throw new UnknownOutcomeException("made up: not applied", null);
            }
        });
        rotation.trial().store().afterCommit((number, commit) -> {
            if (number - start == 2) {
                throw new UnknownOutcomeException("made up: applied", null);
            }
        });

        assertThat(rotation.keys().rekey().done()).isTrue();

        assertThat(rotation.ids("a2")).hasSize(records);
        rotation.followsFromTheFacts();
    }

    @Test
    void severalEnginesMayMoveAtOnce() {
        rotation.begun();
        int records = rotation.ids("a1").size();
        rotation.keys().rotateTo(2);
        Keys other = rotation.trial().anotherEngine("o", 2).keys();
        AtomicBoolean between = new AtomicBoolean();
        rotation.trial().store().beforeCommit((number, commit) -> {
            if (between.compareAndSet(false, true)) {
                other.rekey(4);
            }
        });

        long moved = rotation.keys().rekey().records();

        assertThat(moved).isEqualTo(records - 4);
        assertThat(rotation.ids("a2")).hasSize(records);
    }

    @Test
    @Tag("slow")
    void recordsThatAreTooLargeTogetherMoveInSeveralCommits() {
        Trial large = new Trial(IdentityRules.standard(), 2);
        for (int value = 0; value < 20; value++) {
            Identifier shared = Identifier.of(IdentifierType.EMAIL, "v" + value + "@mail.net");
            for (int word = 0; word < 10; word++) {
                large.personas().merges().declareShared(shared, "\u8a9e".repeat(1_000));
                large.personas().merges().release(shared, "\u8a9e".repeat(1_000));
            }
        }
        Keys of = large.anotherEngine("l", 2).keys();
        of.rotateTo(2);

        assertThat(of.rekey().done()).isTrue();

        assertThat(RotationTrial.ids(large, "a1")).isEmpty();
    }

    @Test
    void recordsMoveWhilePersonasAreBeingRearranged() {
        Trial groups = new Trial(IdentityRules.builder().sizeCap(8).build(), 2);
        for (int member = 0; member < 7; member++) {
            for (int group = 0; group < 16; group++) {
                RotationTrial.take(groups.personas(), phones(group + "-" + member, group, group + 1));
            }
        }
        Personas one = groups.anotherEngine("o", 2);
        one.keys().rotateTo(2);
        groups.store().afterCommit((number, commit) -> {
            if (commit.puts().keySet().stream().anyMatch(key -> key.kind().equals("repair"))) {
                throw new StoreUnavailableException("made up", null);
            }
        });
        assertThatThrownBy(() -> RotationTrial.take(one, phones("bridge", 0, 16)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(groups.store().contents(Trial.TENANT, "repair")).isNotEmpty();

        Keys.Rekeyed rekeyed = groups.anotherEngine("r", 2).keys().rekey();

        assertThat(rekeyed.done()).isTrue();
        groups.contents().followFromTheFacts(groups.facts().rules());
    }

    private static SourceRecord phones(String id, int from, int to) {
        SourceRecord.Builder record =
                SourceRecord.builder(RotationTrial.SOURCE, id).observedAt(TestClock.START);
        for (int phone = from; phone < to; phone++) {
            record.phone("+16035551" + (200 + phone));
        }
        return record.build();
    }

    /** What ten records cost: the records read, and the keys named by commits. */
    private record Cost(long read, long committed) {
        static Cost ofTen(Trial of, Personas personas) {
            long read = of.store().recordsRead();
            long committed = of.store().keysCommitted();
            for (int i = 0; i < 10; i++) {
                RotationTrial.take(personas, RotationTrial.record("ten-" + i, 0));
            }
            return new Cost(of.store().recordsRead() - read, of.store().keysCommitted() - committed);
        }
    }

    @Test
    void withoutARotationNothingCostsMoreForTheKeysThereWere() {
        Trial plain = new Trial(rotation.trial().facts().rules());
        RotationTrial.take(plain.personas(), RotationTrial.record("r", 0));
        RotationTrial.take(rotation.all(), RotationTrial.record("r", 0));

        Cost underTheThird = Cost.ofTen(rotation.trial(), rotation.all());

        assertThat(rotation.keys().standing().current()).isEqualTo(3);
        assertThat(underTheThird).isEqualTo(Cost.ofTen(plain, plain.personas()));
    }

    @Test
    void whatIsMovedAlreadyMakesCommitsNoLarger() {
        Trial plain = new Trial(rotation.trial().facts().rules());
        for (int i = 0; i < 6; i++) {
            RotationTrial.take(plain.personas(), RotationTrial.record("r" + i, 0));
            RotationTrial.take(rotation.first(), RotationTrial.record("r" + i, 0));
        }
        rotation.keys().rotateTo(2);
        RotationTrial.take(plain.personas(), RotationTrial.record("r9", 0));
        RotationTrial.take(rotation.all(), RotationTrial.record("r9", 0));

        Cost meanwhile = Cost.ofTen(rotation.trial(), rotation.all());

        assertThat(meanwhile.committed())
                .isEqualTo(Cost.ofTen(plain, plain.personas()).committed());
    }
}
