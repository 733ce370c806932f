package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.Version;

/** The tests of what commits write that one thread can prove. */
abstract class CommitRules extends StoreUnderTest {

    CommitRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("C1")
    @DisplayName("C1 All puts and deletes of a commit take effect, in every kind")
    void allWritesTakeEffect() {
        RecordKey otherKind = RecordKey.of(TENANT, OTHER_KIND, "1");
        putAll("old", "older");

        commit(to -> to.put(key("1"), text("x"))
                .put(key("2"), text("y"))
                .put(otherKind, text("z"))
                .delete(key("old"))
                .delete(key("older")));

        assertThat(ids(all())).containsExactly("1", "2");
        assertThat(read(otherKind).map(Words::textOf)).contains("z");
    }

    @Test
    @Tag("C1")
    @DisplayName("C1 All of many puts and many deletes take effect")
    void allOfManyWritesTakeEffect() {
        List<RecordKey> keys = List.copyOf(numbered(66));
        List<RecordKey> deleted = keys.subList(0, 33);
        List<RecordKey> put = keys.subList(33, 66);
        commit(to -> deleted.forEach(key -> to.put(key, text("old"))));

        commit(to -> {
            deleted.forEach(to::delete);
            put.forEach(key -> to.put(key, text("new")));
        });

        assertThat(read(Set.copyOf(keys)).keySet()).isEqualTo(Set.copyOf(put));
    }

    @Test
    @Tag("C1")
    @DisplayName("C1 A commit with an expectation that does not hold writes nothing, whatever holds besides")
    void aConflictWritesNothing() {
        Version old = put("old", "a");
        RecordKey otherKind = RecordKey.of(TENANT, OTHER_KIND, "1");

        conflict(to -> to.expect(key("old"), old)
                .put(key("new"), text("x"))
                .put(otherKind, text("y"))
                .delete(key("old"))
                .expectAbsent(key("other"))
                .put(key("other"), text("z"))
                .expect(key("missing"), old));

        assertThat(records(all())).containsExactly(present("old"));
        assertThat(present("old").version()).isEqualTo(old);
        assertThat(ids(RecordScan.of(TENANT, OTHER_KIND))).isEmpty();
    }

    @Test
    @Tag("C3")
    @DisplayName("C3 A put or delete without an expectation is unconditional")
    void writesWithoutExpectationsAreUnconditional() {
        Version stale = put("1", "a");
        put("1", "b");
        put("2", "a");

        commit(to -> to.put(key("1"), text("c"))
                .put(key("4"), text("d"))
                .delete(key("2"))
                .expectAbsent(key("3")));

        assertThat(textOf("1")).contains("c");
        assertThat(textOf("4")).contains("d");
        assertThat(read("2")).isEmpty();
        assertThat(present("1").version()).isNotEqualTo(stale);
    }

    @Test
    @Tag("C3")
    @DisplayName("C3 Threads that write one key without an expectation never meet a conflict")
    void unconditionalWritesNeverConflict() {
        Race.Runner writer = lap -> {
            put("1", "a");
            commit(to -> to.delete(key("1")).put(key("2"), text("b")));
        };

        Race.run(laps(), Collections.nCopies(4, writer));

        assertThat(read("1")).isEmpty();
        assertThat(textOf("2")).contains("b");
    }

    @Test
    @Tag("C4")
    @DisplayName("C4 Deleting an absent key does nothing")
    void deletingAnAbsentKeyDoesNothing() {
        delete("1");

        assertThat(read("1")).isEmpty();
        assertThat(ids(all())).isEmpty();
        commit(to -> to.expectAbsent(key("1")));
    }

    @Test
    @Tag("C4")
    @DisplayName("C4 Deleting an absent key leaves the other writes of a commit alone")
    void deletingAnAbsentKeyAmongOtherWrites() {
        putAll("3");

        commit(to -> to.delete(key("1"))
                .put(key("2"), text("b"))
                .delete(RecordKey.of(TENANT, "never", "1"))
                .delete(key("3")));

        assertThat(ids(all())).containsExactly("2");
    }

    @Test
    @Tag("C4")
    @DisplayName("C4 A key expected absent can be deleted, and still has to be absent")
    void anAbsentKeyCanBeExpectedAndDeleted() {
        commit(to -> to.expectAbsent(key("1")).delete(key("1")));

        put("1", "a");

        assertThat(conflict(to -> to.expectAbsent(key("1")).delete(key("1"))).losers())
                .containsExactly(key("1"));
        assertThat(textOf("1")).contains("a");
    }

    @Test
    @Tag("C8")
    @DisplayName("C8 A commit given again is another commit")
    void aCommitGivenAgainIsAnother() {
        Commit once = commitOf(to -> to.put(key("1"), text("a")).delete(key("2")));
        Version first = commit(once);
        put("1", "between");
        put("2", "between");

        Version second = commit(once);

        assertThat(second).isNotEqualTo(first);
        assertThat(present("1").version()).isEqualTo(second);
        assertThat(records(all())).containsExactly(present("1"));
    }

    @Test
    @Tag("C8")
    @DisplayName("C8 A commit that met a conflict lands when given again after the cause is gone")
    void aCommitCanBeTriedAgain() {
        put("1", "in the way");
        Commit insert = commitOf(to -> to.expectAbsent(key("1")).put(key("1"), text("a")));
        assertThat(catchThrowable(() -> attempt(insert))).isInstanceOf(CommitConflictException.class);
        delete("1");

        Version version = commit(insert);

        assertThat(present("1").version()).isEqualTo(version);
    }

    @Test
    @Tag("C9")
    @DisplayName("C9 A content that cannot be encoded leaves nothing written and the store usable for all")
    void aBrokenContentHurtsNobodyElse() {
        IllegalStateException mine = new IllegalStateException("cannot encode");
        Content broken = Content.of("value", value -> {
            throw mine;
        });
        put("0", "before");

        Throwable error = catchThrowable(
                () -> commit(to -> to.put(key("0"), text("after")).put(key("1"), broken)));

        if (error == null) {
            assertThat(ids(all())).containsExactly("0", "1");
            assertThat(textOf("0")).contains("after");
        } else {
            assertThat(error == mine || error instanceof PersonaStoreException).isTrue();
            assertThat(ids(all())).containsExactly("0");
            assertThat(textOf("0")).contains("before");
        }
        Optional<String> read = Race.onAnotherThread(() -> {
            put("2", "usable");
            return textOf("2");
        });
        assertThat(read).contains("usable");
    }
}
