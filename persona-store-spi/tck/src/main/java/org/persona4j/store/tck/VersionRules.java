package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.Version;

/** The tests of versions. */
abstract class VersionRules extends StoreUnderTest {

    VersionRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("V1")
    @DisplayName("V1 All records of one commit carry the version that the commit returned, whatever their kind")
    void recordsOfOneCommitShareItsVersion() {
        RecordKey otherKind = RecordKey.of(TENANT, OTHER_KIND, "3");
        put("2", "before");

        Version version = commit(
                to -> to.put(key("1"), text("a")).put(key("2"), text("b")).put(otherKind, text("c")));

        assertThat(present("1").version()).isEqualTo(version);
        assertThat(present("2").version()).isEqualTo(version);
        assertThat(read(otherKind).orElseThrow().version()).isEqualTo(version);
        assertThat(records(all()))
                .allSatisfy(record -> assertThat(record.version()).isEqualTo(version));
    }

    @Test
    @Tag("V2")
    @DisplayName("V2 Commits of two tenants have two versions")
    void versionsOfTenantsDiffer() {
        Set<Version> versions = new HashSet<>();

        for (int i = 0; i < 100; i++) {
            String id = Integer.toString(i);
            RecordKey other = RecordKey.of(OTHER_TENANT, KIND, id);
            assertThat(versions.add(put(id, "a"))).isTrue();
            assertThat(versions.add(commit(
                            Commit.builder(OTHER_TENANT).put(other, text("a")).build())))
                    .isTrue();
        }
    }

    @Test
    @Tag("V2")
    @DisplayName("V2 Commits that run at the same time have different versions")
    void versionsOfConcurrentCommitsDiffer() {
        Set<Version> versions = ConcurrentHashMap.newKeySet();
        Race.Runner committer = lap -> {
            String own = Long.toString(Thread.currentThread().getId());
            assertThat(versions.add(put(own, "a"))).isTrue();
        };

        Race.run(laps(), Collections.nCopies(4, committer));

        assertThat(versions).hasSize(4 * laps());
    }

    @Test
    @Tag("V2")
    @DisplayName("V2 Many commits have many versions, past every count that could wrap")
    void versionsOfManyCommitsDiffer() {
        int commits = 140 * laps();
        Set<Version> versions = new HashSet<>();

        for (int i = 0; i < commits; i++) {
            versions.add(put(Integer.toString(i % 10), "a"));
        }

        assertThat(versions).hasSize(commits);
    }

    @Test
    @Tag("V3")
    @DisplayName("V3 No version is given twice, also after deletes and without writes")
    void noVersionIsGivenTwice() {
        Set<Version> versions = new HashSet<>();

        for (int i = 0; i < 100; i++) {
            assertThat(versions.add(put("1", "a"))).isTrue();
            assertThat(versions.add(delete("1"))).isTrue();
            assertThat(versions.add(delete("1"))).isTrue();
            assertThat(versions.add(commit(to -> to.expectAbsent(key("1"))))).isTrue();
        }
    }

    @Test
    @Tag("V3")
    @DisplayName("V3 A record deleted and put again, alike to the byte, is not at its old version")
    void aRecordThatCameBackIsAnotherOne() {
        Version before = put("1", "a");
        delete("1");
        put("1", "a");

        assertThat(present("1").version()).isNotEqualTo(before);
        assertThat(conflict(to -> to.expect(key("1"), before)).losers()).containsExactly(key("1"));
    }

    @Test
    @Tag("V5")
    @DisplayName("V5 Writing the same content again changes the version")
    void writingTheSameAgainChangesTheVersion() {
        Version first = put("1", "same");

        Version second = put("1", "same");

        assertThat(second).isNotEqualTo(first);
        assertThat(present("1").version()).isEqualTo(second);
        assertThat(conflict(to -> to.expect(key("1"), first)).losers()).containsExactly(key("1"));
    }

    @Test
    @Tag("V5")
    @DisplayName("V5 A record keeps its version while others, before it and behind it, are put and deleted")
    void aRecordKeepsItsVersion() {
        Version version = put("m", "still");

        for (int i = 0; i < 300; i++) {
            String id = (i % 2 == 0 ? "a" : "z") + i;
            put(id, "moves");
            commit(to -> to.expect(key("m"), version).delete(key(id)));
            commit(to -> to.put(RecordKey.of(TENANT, OTHER_KIND, "m"), text("moves")));
        }

        assertThat(present("m").version()).isEqualTo(version);
        assertThat(records(RecordScan.of(TENANT, KIND))).containsExactly(present("m"));
    }

    @Test
    @Tag("V5")
    @DisplayName("V5 A commit that only expects a record, or fails on another, leaves its version")
    void expectingLeavesTheVersion() {
        Version version = put("1", "a");

        commit(to -> to.expect(key("1"), version).put(key("2"), text("b")));
        conflict(to -> to.expectAbsent(key("2")).put(key("1"), text("c")));

        assertThat(present("1").version()).isEqualTo(version);
        assertThat(textOf("1")).contains("a");
    }
}
