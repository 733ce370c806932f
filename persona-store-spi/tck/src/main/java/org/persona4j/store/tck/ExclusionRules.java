package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The tests of commits that exclude each other: races over few keys, and duels over fresh ones. */
abstract class ExclusionRules extends StoreUnderTest {

    ExclusionRules(PersonaStoreContract contract) {
        super(contract);
    }

    private Duels duels() {
        return new Duels(this, this, 6 * laps());
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Of several commits that expect one version and replace it, exactly one lands")
    void oneOfSeveralWritersWinsAVersion() {
        List<Version> versions = new ArrayList<>();
        for (int lap = 0; lap < laps(); lap++) {
            versions.add(put("v" + lap, "before"));
        }
        AtomicInteger landed = new AtomicInteger();
        Race.Runner writer = lap -> tryCommit(
                        to -> to.expect(key("v" + lap), versions.get(lap)).put(key("v" + lap), text("mine")))
                .ifPresent(version -> landed.incrementAndGet());

        Race.run(laps(), Collections.nCopies(4, writer));

        assertThat(landed).hasValue(laps());
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Of several commits that expect one key absent and put it, exactly one lands")
    void oneOfSeveralInsertsLands() {
        AtomicInteger landed = new AtomicInteger();
        Race.Runner inserter =
                lap -> tryCommit(to -> to.expectAbsent(key("n" + lap)).put(key("n" + lap), text("mine")))
                        .ifPresent(version -> landed.incrementAndGet());

        Race.run(laps(), Collections.nCopies(4, inserter));

        assertThat(landed).hasValue(laps());
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 No update that expected what it read is lost")
    void noUpdateIsLost() {
        put("count", "0");

        Race.run(laps(), Collections.nCopies(4, lap -> increment(3 * laps())));

        assertThat(numberIn("count")).isEqualTo(4 * laps());
    }

    /**
     * Counts up. Each conflict comes of another commit that landed since the last read, so there are no more of them than
     * the others have commits to make.
     */
    private void increment(int mostConflicts) {
        boolean landed = false;
        for (int conflicts = 0; !landed; conflicts++) {
            assertThat(conflicts)
                    .as("conflicts in a row, each after the record was read anew")
                    .isLessThanOrEqualTo(mostConflicts);
            StoredRecord record = present("count");
            int next = Integer.parseInt(textOf(record)) + 1;
            landed = tryCommit(to ->
                            to.expect(record.key(), record.version()).put(record.key(), text(Integer.toString(next))))
                    .isPresent();
        }
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Of several records one always stays, if each is only deleted while another is expected there")
    void oneOfSeveralStays() {
        List<RecordKey> keys = List.copyOf(numbered(3));
        Race.Runner guard = lap -> {
            commit(to -> keys.forEach(key -> to.put(key, text("on duty"))));
            for (RecordKey own : keys) {
                leave(own, Set.copyOf(keys));
            }
        };
        Race.Runner witness = lap -> {
            for (int i = 0; i < 8; i++) {
                assertThat(read(Set.copyOf(keys))).isNotEmpty();
            }
        };
        commit(to -> keys.forEach(key -> to.put(key, text("on duty"))));

        Race.run(laps(), List.of(guard, guard, witness));
    }

    /** Deletes a record while it expects one other to be there unchanged. */
    private void leave(RecordKey own, Set<RecordKey> all) {
        Map<RecordKey, StoredRecord> read = read(all);
        read.values().stream()
                .filter(record -> !record.key().equals(own))
                .findAny()
                .ifPresent(other ->
                        tryCommit(to -> to.expect(other.key(), other.version()).delete(own)));
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Duel: both insert one key, exactly one lands")
    void duelOfInserts() {
        duels().sameInsert();
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Duel: both replace one version, exactly one lands")
    void duelOfUpdates() {
        duels().sameUpdate();
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Duel: each puts what the other expects absent, exactly one lands")
    void duelOfAbsences() {
        duels().skewOnAbsent();
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Duel: each changes what the other expects unchanged, exactly one lands")
    void duelOfVersions() {
        duels().skewOnPresent();
    }

    @Test
    @Tag("S1.3")
    @DisplayName("S1.3 Duel: one puts what the other deletes, exactly one lands")
    void duelOfPutAndDelete() {
        duels().putAgainstDelete();
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 Duel: a reader of two keys against a commit that puts both anew")
    void duelOfAReaderAndInserts() {
        duels().readerOfBothInserts();
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 Duel: a reader of two keys against a commit that replaces both")
    void duelOfAReaderAndUpdates() {
        duels().readerOfBothUpdates();
    }

    @Test
    @Tag("S1.4")
    @DisplayName("S1.4 Duel: a reader of one key against a commit, which is read alone from then on")
    void duelOfAReaderOfOneKey() {
        duels().readerOfOne();
    }

    @Test
    @Tag("C6")
    @DisplayName("C6 Duel: a conflict names both of two absences that end at one moment")
    void duelOfACheckAndInserts() {
        duels().checkOfBoth();
    }

    @Test
    @Tag("C6")
    @DisplayName("C6 Of two records that one commit swaps, a conflict with both names exactly one")
    void aConflictIsOfOneMoment() {
        put("in", "a");

        Race.beside(
                10 * laps(),
                () -> {
                    commit(to -> to.delete(key("in")).put(key("out"), text("a")));
                    commit(to -> to.delete(key("out")).put(key("in"), text("a")));
                },
                () -> assertThat(conflict(to -> to.expectAbsent(key("in")).expectAbsent(key("out")))
                                .losers())
                        .hasSize(1));
    }

    @Test
    @Tag("E2")
    @DisplayName("E2 Commits that expect one unchanged record and write others never meet a conflict")
    void commitsThatShareAnExpectationDoNotConflict() {
        Version version = put("shared", "still");
        Race.Runner committer = lap -> {
            RecordKey own = key(Thread.currentThread().getId() + "/" + lap);
            commit(to -> to.expect(key("shared"), version)
                    .expectAbsent(key("never"))
                    .expectAbsent(own)
                    .put(own, text("mine")));
        };

        Race.run(laps(), Collections.nCopies(4, committer));

        assertThat(ids(all())).hasSize(4 * laps() + 1);
    }
}
