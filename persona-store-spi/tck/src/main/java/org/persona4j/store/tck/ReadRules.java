package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The tests of answers as values. */
abstract class ReadRules extends StoreUnderTest {

    ReadRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("R1")
    @DisplayName("R1 A read of no keys returns nothing, in an empty store and in a full one")
    void aReadOfNoKeysReturnsNothing() {
        Map<RecordKey, StoredRecord> before = read(Set.of());
        put("1", "a");

        assertThat(before).isEmpty();
        assertThat(read(Set.of())).isEmpty();
        assertThat(read(new HashSet<>())).isEmpty();
    }

    @Test
    @Tag("R2")
    @DisplayName("R2 The map of a read does not change when the records do")
    void theMapOfAReadStays() {
        put("1", "old");
        put("2", "old");
        Map<RecordKey, StoredRecord> read = read(Set.of(key("1"), key("2"), key("3")));
        Map<RecordKey, StoredRecord> copy = Map.copyOf(read);

        put("1", "new");
        delete("2");
        put("3", "new");
        read(Set.of(key("1"), key("2"), key("3")));

        assertThat(read).isEqualTo(copy);
        assertThat(textOf(presentIn(read, key("1")))).isEqualTo("old");
    }

    @Test
    @Tag("R2")
    @DisplayName("R2 The map of a read cannot be changed")
    void theMapOfAReadIsUnmodifiable() {
        put("1", "a");
        Map<RecordKey, StoredRecord> some = read(Set.of(key("1")));
        StoredRecord record = present("1");

        assertThatThrownBy(some::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> some.remove(key("1"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read(Set.of(key("2"))).put(key("2"), record))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read(Set.of()).put(key("2"), record))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(textOf("1")).contains("a");
    }

    @Test
    @Tag("R3")
    @DisplayName("R3 The set of keys stays the caller's: not changed, not kept")
    void theSetOfKeysStaysTheCallers() {
        put("1", "a");
        put("3", "a");
        Set<RecordKey> keys = new HashSet<>(Set.of(key("1"), key("2")));

        Map<RecordKey, StoredRecord> read = read(keys);
        assertThat(keys).containsExactlyInAnyOrder(key("1"), key("2"));
        keys.clear();
        keys.add(key("3"));

        assertThat(read).containsOnlyKeys(key("1"));
        assertThat(read(Set.of(key("1")))).containsOnlyKeys(key("1"));
    }

    @Test
    @Tag("R3")
    @DisplayName("R3 Every set of keys is taken: unmodifiable, sorted either way, concurrent")
    void everySetIsTaken() {
        put("1", "a");
        put("2", "b");
        Set<RecordKey> keys = Set.of(key("1"), key("2"), key("3"));
        Set<RecordKey> descending = new TreeSet<>(Collections.reverseOrder());
        descending.addAll(keys);
        Set<RecordKey> concurrent = ConcurrentHashMap.newKeySet();
        concurrent.addAll(keys);

        for (Set<RecordKey> set : List.of(keys, new TreeSet<>(keys), descending, concurrent)) {
            assertThat(read(set)).containsOnlyKeys(key("1"), key("2"));
        }
    }

    @Test
    @Tag("R4")
    @DisplayName("R4 Each record carries the key asked for and the version and content of its last put")
    void eachRecordIsOfItsKey() {
        Map<RecordKey, StoredRecord> expected = new HashMap<>();
        for (RecordKey key : numbered(100)) {
            put(key.id(), "before");
            expected.put(key, new StoredRecord(key, put(key.id(), key.id()), text(key.id())));
        }

        assertThat(read(numbered(100))).isEqualTo(expected);
    }

    @Test
    @Tag("R4")
    @DisplayName("R4 The version and content of a record are of one commit, beside writers too")
    void versionAndContentAreOfOneCommit() {
        Set<Map.Entry<Version, String>> written = ConcurrentHashMap.newKeySet();
        Set<Map.Entry<Version, String>> seen = ConcurrentHashMap.newKeySet();
        written.add(Map.entry(put("1", "first"), "first"));
        AtomicInteger writes = new AtomicInteger();

        Race.beside(
                10 * laps(),
                () -> {
                    String text = Integer.toString(writes.incrementAndGet());
                    written.add(Map.entry(put("1", text), text));
                },
                () -> {
                    StoredRecord record = present("1");
                    seen.add(Map.entry(record.version(), textOf(record)));
                });

        seen.removeIf(written::contains);
        assertThat(seen).as("versions with contents that no commit wrote").isEmpty();
    }

    @Test
    @Tag("R5")
    @DisplayName("R5 Reads and scans change nothing, of what is there and of what is not")
    void lookingChangesNothing() {
        Version version = put("1", "a");
        RecordKey elsewhere = RecordKey.of(TENANT, "never", "1");

        for (int i = 0; i < 10; i++) {
            read(Set.of(key("1"), key("2"), elsewhere));
            page(all());
            page(RecordScan.of(TENANT, "never"));
            page(RecordScan.of(OTHER_TENANT, KIND));
        }

        assertThat(records(all())).containsExactly(new StoredRecord(key("1"), version, text("a")));
        commit(to -> to.expect(key("1"), version).expectAbsent(key("2")).expectAbsent(elsewhere));
    }

    @Test
    @Tag("R5")
    @DisplayName("R5 A page does not change when the records do")
    void aPageStays() {
        putAll("a", "b", "c");
        RecordPage page = page(all());
        List<StoredRecord> copy = List.copyOf(page.records());

        put("a", "new");
        delete("b");
        put("bb", "new");

        assertThat(page.records()).isEqualTo(copy);
        assertThat(textOf(page.records().get(0))).isEqualTo("a");
    }
}
