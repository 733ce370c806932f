package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.Version;

/** The rules that one thread can prove without a scan of its own: keys, contents, versions and commits. */
abstract class RecordRules extends StoreUnderTest {

    /** The rules of keys and contents. */
    @Nested
    @DisplayName("K Keys and contents")
    class Keys {

        @Test
        @Tag("K1")
        @DisplayName("K1 The longest parts and every legal character make a key")
        void everyLegalKeyIsKept() {
            List<RecordKey> keys = List.of(
                    RecordKey.of("t".repeat(64), "k".repeat(64), "i".repeat(512)),
                    RecordKey.of("t".repeat(64), "k".repeat(64), "\u0001 /%_\\'\"\u007F"),
                    RecordKey.of("t".repeat(64), "k".repeat(64), "\uFFFF\uD83D\uDE00"));

            keys.forEach(key -> store().commit(
                            Commit.builder(key.tenant()).put(key, text("here")).build()));

            assertThat(store().read(Set.copyOf(keys))).containsOnlyKeys(keys);
        }

        @Test
        @Tag("K1")
        @DisplayName("K1 Keys that differ in case, in normal form or in trailing space are different keys")
        void keysAreComparedByTheirBytes() {
            List<String> ids = List.of("e", "E", "e ", "\u00E9", "e\u0301");

            ids.forEach(id -> put(id, id));

            ids.forEach(id -> assertThat(textOf(id)).contains(id));
        }

        @Test
        @Tag("K2")
        @DisplayName("K2 Ids order by their UTF-8 bytes")
        void idsOrderByTheirUtf8Bytes() {
            List<String> ascending =
                    List.of("A", "a", "a!", "b", "\u00E9", "\uD7FF", "\uE000", "\uFFFF", "\uD83D\uDE00");

            ascending.forEach(id -> put(id, id));

            assertThat(ids(all())).isEqualTo(ascending);
        }

        @Test
        @Tag("K3")
        @DisplayName("K3 Content comes back byte for byte")
        void contentComesBackByteForByte() {
            byte[] everyByte = new byte[64 * 1024];
            IntStream.range(0, everyByte.length).forEach(i -> everyByte[i] = (byte) i);

            commit(to -> to.put(key("full"), Content.ofBytes(everyByte)).put(key("empty"), Content.EMPTY));

            assertThat(present("full").content().bytes()).isEqualTo(everyByte);
            assertThat(present("empty").content()).isEqualTo(Content.EMPTY);
        }

        @Test
        @Tag("K4")
        @DisplayName("K4 Nothing crosses tenants or kinds")
        void nothingCrossesTenantsOrKinds() {
            put("1", "mine");

            RecordKey otherTenant = RecordKey.of("blue-leaf", KIND, "1");
            RecordKey otherKind = RecordKey.of(TENANT, "memo", "1");

            assertThat(store().read(Set.of(otherTenant))).isEmpty();
            assertThat(store().read(Set.of(otherKind))).isEmpty();
            assertThat(store().scan(RecordScan.of("blue-leaf", KIND)).records()).isEmpty();
            assertThat(store().scan(RecordScan.of(TENANT, "memo")).records()).isEmpty();
        }
    }

    /** The rules of versions. */
    @Nested
    @DisplayName("V Versions")
    class Versions {

        @Test
        @Tag("V1")
        @DisplayName("V1 All records of one commit carry the version that the commit returned")
        void recordsOfOneCommitShareItsVersion() {
            Version version = commit(to -> to.put(key("1"), text("a")).put(key("2"), text("b")));

            assertThat(present("1").version()).isEqualTo(version);
            assertThat(present("2").version()).isEqualTo(version);
        }

        @Test
        @Tag("V2")
        @DisplayName("V2 The same content written again has another version")
        void writingTheSameAgainChangesTheVersion() {
            Version first = put("1", "same");
            Version second = put("1", "same");

            assertThat(second).isNotEqualTo(first);
        }

        @Test
        @Tag("V3")
        @DisplayName("V3 No version is given twice, also after deletes and without writes")
        void noVersionIsGivenTwice() {
            Set<Version> versions = new HashSet<>();

            for (int i = 0; i < 100; i++) {
                assertThat(versions.add(put("1", "a"))).isTrue();
                assertThat(versions.add(commit(to -> to.delete(key("1"))))).isTrue();
                assertThat(versions.add(commit(to -> to.expectAbsent(key("1")))))
                        .isTrue();
            }
        }
    }

    /** The rules of commits. */
    @Nested
    @DisplayName("C Commits")
    class Commits {

        @Test
        @Tag("C1")
        @DisplayName("C1 All puts and deletes of a commit take effect")
        void allWritesTakeEffect() {
            put("old", "a");

            commit(to -> to.put(key("1"), text("x")).put(key("2"), text("y")).delete(key("old")));

            assertThat(ids(all())).containsExactly("1", "2");
        }

        @Test
        @Tag("C1")
        @DisplayName("C1 A commit with an expectation that does not hold writes nothing")
        void aConflictWritesNothing() {
            put("old", "a");

            conflict(to -> to.expectAbsent(key("old"))
                    .put(key("new"), text("x"))
                    .put(key("old"), text("b"))
                    .delete(key("old2")));

            assertThat(ids(all())).containsExactly("old");
            assertThat(textOf("old")).contains("a");
        }

        @Test
        @Tag("C2")
        @DisplayName("C2 An expected version holds until the record is written or deleted")
        void anExpectedVersionHoldsUntilTheNextWrite() {
            Version first = put("1", "a");
            Version second = commit(to -> to.expect(key("1"), first).put(key("1"), text("b")));
            commit(to -> to.expect(key("1"), second).delete(key("1")));

            CommitConflictException conflict = conflict(to -> to.expect(key("1"), second));

            assertThat(conflict.losers()).containsExactly(key("1"));
        }

        @Test
        @Tag("C2")
        @DisplayName("C2 Expected absence holds before the first write and after a delete")
        void expectedAbsenceHoldsAfterADelete() {
            commit(to -> to.expectAbsent(key("1")).put(key("1"), text("a")));
            commit(to -> to.delete(key("1")));

            commit(to -> to.expectAbsent(key("1")).put(key("1"), text("b")));

            assertThat(textOf("1")).contains("b");
        }

        @Test
        @Tag("C2")
        @DisplayName("C2 A record deleted and put again is not at its old version")
        void aRecordThatCameBackIsAnotherOne() {
            Version before = put("1", "a");
            commit(to -> to.delete(key("1")));
            put("1", "a");

            assertThat(conflict(to -> to.expect(key("1"), before)).losers()).containsExactly(key("1"));
        }

        @Test
        @Tag("C3")
        @DisplayName("C3 A put or delete without an expectation is unconditional")
        void writesWithoutExpectationsAreUnconditional() {
            put("1", "a");
            put("1", "b");
            commit(to -> to.delete(key("1")));

            assertThat(read("1")).isEmpty();
        }

        @Test
        @Tag("C4")
        @DisplayName("C4 Deleting an absent key does nothing")
        void deletingAnAbsentKeyDoesNothing() {
            commit(to -> to.delete(key("1")));

            assertThat(ids(all())).isEmpty();
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
        @Tag("C6")
        @DisplayName("C6 A conflict names every expectation that did not hold, and no other")
        void aConflictNamesTheLosers() {
            Version held = put("held", "a");
            Version stale = put("stale", "a");
            put("stale", "b");
            put("present", "a");

            CommitConflictException conflict = conflict(to -> to.expect(key("held"), held)
                    .expect(key("stale"), stale)
                    .expect(key("missing"), held)
                    .expectAbsent(key("present"))
                    .expectAbsent(key("absent")));

            assertThat(conflict.losers()).containsExactlyInAnyOrder(key("stale"), key("missing"), key("present"));
        }
    }
}
