package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.Version;

/** The tests of what commits expect that one thread can prove. */
abstract class ExpectationRules extends StoreUnderTest {

    /** A key expected at a version can be put, deleted or neither; one expected absent can be put or not. */
    private static final int ROLES = 5;

    ExpectationRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("C2")
    @DisplayName("C2 An expected version holds until the record is written")
    void anExpectedVersionHoldsUntilTheNextWrite() {
        Version first = put("1", "a");
        commit(to -> to.expect(key("1"), first));

        Version second = commit(to -> to.expect(key("1"), first).put(key("1"), text("b")));

        assertThat(conflict(to -> to.expect(key("1"), first)).losers()).containsExactly(key("1"));
        commit(to -> to.expect(key("1"), second));
    }

    @Test
    @Tag("C2")
    @DisplayName("C2 An expected version does not hold once the record is deleted")
    void anExpectedVersionEndsWithADelete() {
        Version version = put("1", "a");
        commit(to -> to.expect(key("1"), version).delete(key("1")));

        assertThat(conflict(to -> to.expect(key("1"), version).put(key("1"), text("b")))
                        .losers())
                .containsExactly(key("1"));

        assertThat(read("1")).isEmpty();
    }

    @Test
    @Tag("C2")
    @DisplayName("C2 A version is expected of one record: that another carries it does not help")
    void aVersionIsExpectedOfOneRecord() {
        put("1", "a");
        Version second = put("2", "b");

        assertThat(conflict(to -> to.expect(key("1"), second)).losers()).containsExactly(key("1"));
    }

    @Test
    @Tag("C2")
    @DisplayName("C2 A version is not met where there is no record, was none, or was one before the last")
    void aVersionIsNotMetByAbsence() {
        Version oldest = put("1", "a");
        put("1", "b");
        put("1", "c");
        Version deleted = put("2", "a");
        delete("2");

        assertThat(conflict(to -> to.expect(key("1"), oldest).put(key("1"), text("d")))
                        .losers())
                .containsExactly(key("1"));
        assertThat(conflict(to -> to.expect(key("2"), deleted).put(key("2"), text("d")))
                        .losers())
                .containsExactly(key("2"));
        assertThat(conflict(to -> to.expect(key("never"), oldest).put(key("never"), text("d")))
                        .losers())
                .containsExactly(key("never"));
        assertThat(ids(all())).containsExactly("1");
    }

    @Test
    @Tag("C2")
    @DisplayName("C2 Expected absence holds before the first write and after a delete")
    void expectedAbsenceHoldsAfterADelete() {
        commit(to -> to.expectAbsent(key("1")).put(key("1"), text("a")));
        delete("1");

        commit(to -> to.expectAbsent(key("1")).put(key("1"), text("b")));

        assertThat(textOf("1")).contains("b");
    }

    @Test
    @Tag("C2")
    @DisplayName("C2 Expected absence does not hold while there is a record, also if it is put or deleted besides")
    void expectedAbsenceDoesNotHoldOfARecord() {
        put("1", "a");

        assertThat(conflict(to -> to.expectAbsent(key("1"))).losers()).containsExactly(key("1"));
        assertThat(conflict(to -> to.expectAbsent(key("1")).put(key("1"), text("b")))
                        .losers())
                .containsExactly(key("1"));
        assertThat(conflict(to -> to.expectAbsent(key("1")).delete(key("1"))).losers())
                .containsExactly(key("1"));
        assertThat(textOf("1")).contains("a");
    }

    @Test
    @Tag("C5")
    @DisplayName("C5 Expectations alone are legal and change nothing")
    void expectationsAloneChangeNothing() {
        Version version = put("1", "a");

        commit(to -> to.expect(key("1"), version).expectAbsent(key("2")));

        assertThat(present("1").version()).isEqualTo(version);
        assertThat(read("2")).isEmpty();
    }

    @Test
    @Tag("C5")
    @DisplayName("C5 Expectations alone are checked")
    void expectationsAloneAreChecked() {
        Version version = put("1", "a");
        put("1", "b");

        assertThat(conflict(to -> to.expect(key("1"), version)).losers()).containsExactly(key("1"));
        assertThat(conflict(to -> to.expectAbsent(key("1")).expectAbsent(key("2")))
                        .losers())
                .containsExactly(key("1"));
    }

    @Test
    @Tag("C6")
    @DisplayName("C6 A conflict names every expectation that did not hold, and no other")
    void aConflictNamesTheLosers() {
        RecordKey otherKind = RecordKey.of(TENANT, OTHER_KIND, "present");
        Version held = put("held", "a");
        Version stale = put("stale", "a");
        put("stale", "b");
        put("present", "a");
        commit(to -> to.put(otherKind, text("a")));

        CommitConflictException conflict = conflict(to -> to.expect(key("held"), held)
                .expect(key("stale"), stale)
                .put(key("stale"), text("c"))
                .expect(key("missing"), held)
                .expectAbsent(key("present"))
                .put(key("unexpected"), text("c"))
                .expectAbsent(otherKind)
                .expectAbsent(key("absent")));

        assertThat(conflict.losers())
                .containsExactlyInAnyOrder(key("stale"), key("missing"), key("present"), otherKind);
        assertThat(textOf("stale")).contains("b");
        assertThat(read("unexpected")).isEmpty();
    }

    @Test
    @Tag("C6")
    @DisplayName("C6 No conflict is met while every expectation holds, however often")
    void noConflictWithoutALoser() {
        Version still = put("still", "a");
        Version version = put("1", "0");

        for (int i = 1; i <= 60; i++) {
            Version expected = version;
            String id = "n" + i;
            version = commit(to -> to.expect(key("1"), expected)
                    .expect(key("still"), still)
                    .expectAbsent(key(id))
                    .put(key("1"), text(id))
                    .put(key(id), text(id)));
        }

        assertThat(textOf("1")).contains("n60");
    }

    @Test
    @Tag("C6")
    @DisplayName("C6 A conflict names losers by the hundred as it names one")
    void aConflictNamesManyLosers() {
        Set<RecordKey> keys = numbered(Math.min(500, store().limits().keysPerCommit()));
        Set<RecordKey> there = Set.copyOf(List.copyOf(keys).subList(0, keys.size() - 1));
        commit(to -> there.forEach(key -> to.put(key, text("there"))));

        CommitConflictException conflict = conflict(to -> keys.forEach(to::expectAbsent));

        assertThat(conflict.losers()).isEqualTo(there);
    }

    @Test
    @Tag("C7")
    @DisplayName("C7 The order in which a commit is built changes neither what it writes nor whom a conflict names")
    void theOrderOfPartsDoesNotMatter() {
        Random shuffles = new Random(7);
        for (int i = 0; i < 20; i++) {
            String p = i + "/";
            Version first = put(p + "1", "a");
            Version stale = put(p + "2", "a");
            put(p + "2", "b");
            List<Consumer<Commit.Builder>> good = new ArrayList<>(List.of(
                    to -> to.expect(key(p + "1"), first),
                    to -> to.delete(key(p + "1")),
                    to -> to.expectAbsent(key(p + "3")),
                    to -> to.put(key(p + "3"), text("c")),
                    to -> to.put(key(p + "0"), text("d"))));
            List<Consumer<Commit.Builder>> bad = new ArrayList<>(good);
            bad.add(to -> to.expect(key(p + "2"), stale));
            Collections.shuffle(good, shuffles);
            Collections.shuffle(bad, shuffles);

            CommitConflictException conflict = conflict(to -> bad.forEach(part -> part.accept(to)));
            commit(to -> good.forEach(part -> part.accept(to)));

            assertThat(conflict.losers()).containsExactly(key(p + "2"));
            assertThat(ids(all().withPrefix(p))).containsExactly(p + "0", p + "2", p + "3");
        }
    }

    @Test
    @Tag("C7")
    @DisplayName("C7 The one expectation that fails is found wherever it stands, and whatever becomes of its key")
    void theFailingExpectationIsFoundAnywhere() {
        for (int i = 0; i < ROLES * ROLES; i++) {
            String p = i + "/";
            int failing = i % ROLES;
            int first = i / ROLES;
            Version version = commit(to -> List.of("0", "1", "2").forEach(n -> to.put(key(p + n), text("a"))));
            Version newer = put(p + failing, "b");
            List<String> before = ids(all().withPrefix(p));

            CommitConflictException conflict = conflict(to -> {
                to.put(key(p + "3"), text("c")).delete(key(p + "1")).put(key(p + "0"), text("c"));
                for (int n = first; n < first + ROLES; n++) {
                    RecordKey key = key(p + n % ROLES);
                    if (n % ROLES < 3) {
                        to.expect(key, version);
                    } else {
                        to.expectAbsent(key);
                    }
                }
            });

            assertThat(conflict.losers()).containsExactly(key(p + failing));
            assertThat(ids(all().withPrefix(p))).isEqualTo(before);
            assertThat(present(p + failing).version()).isEqualTo(newer);
        }
    }
}
