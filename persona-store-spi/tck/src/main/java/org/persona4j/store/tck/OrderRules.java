package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The tests of what a read sees, alone and beside writers. */
abstract class OrderRules extends StoreUnderTest {

    OrderRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("S1.1")
    @DisplayName("S1.1 Once a commit has returned, every read on any thread sees it")
    void everyReadSeesAnAcknowledgedCommit() {
        AtomicInteger acknowledged = new AtomicInteger();
        putAll("other");
        put("1", "0");

        Race.Runner writer = lap -> {
            put("1", Integer.toString(lap + 1));
            acknowledged.set(lap + 1);
        };
        Race.Runner reader = lap -> {
            int least = acknowledged.get();
            assertThat(numberIn(read(Set.of(key("other"), key("1"))), key("1"))).isGreaterThanOrEqualTo(least);
        };

        Race.run(laps(), List.of(writer, reader, reader));
    }

    @Test
    @Tag("S1.1")
    @DisplayName("S1.1 Who writes reads it back, put or deleted, while others write beside")
    void whoWritesReadsItBack() {
        Race.Runner client = lap -> {
            String own = Thread.currentThread().getId() + "/" + lap % 3;
            Version version = put(own, "mine");
            assertThat(present(own).version()).isEqualTo(version);
            delete(own);
            assertThat(read(own)).isEmpty();
        };

        Race.run(laps(), List.of(client, client, client));
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 A read returns what is present, of several kinds, and nothing else")
    void aReadReturnsWhatIsPresent() {
        RecordKey otherKind = RecordKey.of(TENANT, OTHER_KIND, "1");
        putAll("1", "3");
        delete("3");
        commit(to -> to.put(otherKind, text("b")));

        Map<RecordKey, StoredRecord> read =
                read(Set.of(key("1"), key("2"), key("3"), otherKind, RecordKey.of(TENANT, "none", "1")));

        assertThat(read).containsOnlyKeys(key("1"), otherKind);
        assertThat(read.get(key("2"))).isNull();
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 A read of two tenants is refused, also where nothing is present")
    void aReadOfTwoTenantsIsRefused() {
        put("1", "a");
        RecordKey theirs = RecordKey.of(OTHER_TENANT, KIND, "1");

        assertThatIllegalArgumentException().isThrownBy(() -> read(Set.of(key("1"), theirs)));
        assertThatIllegalArgumentException().isThrownBy(() -> read(Set.of(key("2"), theirs)));
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 A read of many keys and two kinds never sees a part of a commit")
    void aReadNeverSeesAPartOfACommit() {
        Set<RecordKey> keys = new HashSet<>(numbered(30));
        keys.addAll(numbered(30).stream()
                .map(key -> RecordKey.of(TENANT, OTHER_KIND, key.id()))
                .toList());
        commit(to -> keys.forEach(key -> to.put(key, text("same"))));

        Race.beside(10 * laps(), () -> commit(to -> keys.forEach(key -> to.put(key, text("same")))), () -> {
            Map<RecordKey, StoredRecord> read = read(keys);
            assertThat(read).hasSize(keys.size());
            assertThat(versionsIn(read)).hasSize(1);
        });
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 A read sees all of what one commit puts and another deletes, or none")
    void aReadSeesAllOrNone() {
        Set<RecordKey> keys = numbered(30);

        Race.beside(
                10 * laps(),
                () -> {
                    commit(to -> keys.forEach(key -> to.put(key, text("here"))));
                    commit(to -> keys.forEach(to::delete));
                },
                () -> assertThat(read(keys).size()).isIn(0, keys.size()));
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 A read never sees a later commit without the earlier one, whichever key it was on")
    void aReadNeverSeesALaterCommitAlone() {
        List<RecordKey> keys = new ArrayList<>(numbered(16));
        AtomicInteger writes = new AtomicInteger();
        commit(to -> keys.forEach(key -> to.put(key, text("0"))));

        Race.beside(
                10 * laps(),
                () -> {
                    int write = writes.getAndIncrement();
                    String round = Integer.toString(write / keys.size() + 1);
                    commit(to -> to.put(keys.get(write % keys.size()), text(round)));
                },
                () -> {
                    Map<RecordKey, StoredRecord> read = read(Set.copyOf(keys));
                    List<Integer> seen =
                            keys.stream().map(key -> numberIn(read, key)).toList();
                    assertThat(seen).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
                    assertThat(seen.get(0) - seen.get(seen.size() - 1)).isLessThan(2);
                });
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 A read sees exactly one of two records that one commit swaps, each of many pairs")
    void aReadSeesOneOfTwoThatAreSwapped() {
        List<RecordKey> ins = List.copyOf(numbered(20));
        List<RecordKey> outs = ins.stream()
                .map(key -> RecordKey.of(TENANT, OTHER_KIND, key.id()))
                .toList();
        Set<RecordKey> both = new HashSet<>(ins);
        both.addAll(outs);
        commit(to -> ins.forEach(key -> to.put(key, text("in"))));

        Race.beside(
                10 * laps(),
                () -> {
                    swap(ins, outs);
                    swap(outs, ins);
                },
                () -> assertThat(read(both).keySet()).isIn(Set.copyOf(ins), Set.copyOf(outs)));
    }

    @Test
    @Tag("S1.2")
    @DisplayName("S1.2 A read sees exactly one of two records that one commit swaps, a single pair")
    void aReadSeesOneOfAPairThatIsSwapped() {
        RecordKey in = key("in");
        RecordKey out = key("out");
        put("in", "a");

        Race.beside(
                20 * laps(),
                () -> {
                    swap(List.of(in), List.of(out));
                    swap(List.of(out), List.of(in));
                },
                () -> assertThat(read(Set.of(in, out))).hasSize(1));
    }

    private void swap(List<RecordKey> from, List<RecordKey> to) {
        commit(parts -> {
            from.forEach(parts::delete);
            to.forEach(key -> parts.put(key, text("in")));
        });
    }

    @Test
    @Tag("C1")
    @DisplayName("C1 A read never sees anything of a commit that is refused")
    void aReadNeverSeesARefusedCommit() {
        List<RecordKey> keys = List.copyOf(numbered(30));
        commit(to -> keys.subList(0, 15).forEach(key -> to.put(key, text("here"))));
        Map<RecordKey, StoredRecord> before = read(Set.copyOf(keys));

        Race.beside(
                10 * laps(),
                () -> conflict(to -> {
                    keys.subList(1, 15).forEach(to::delete);
                    keys.subList(15, 30).forEach(key -> to.put(key, text("never")));
                    to.put(keys.get(0), text("never")).expectAbsent(keys.get(0));
                }),
                () -> assertThat(read(Set.copyOf(keys))).isEqualTo(before));
    }

    @Test
    @Tag("S1.4")
    @DisplayName("S1.4 Reads of one key and of several never go back behind each other")
    void readsOfOneKeyAreAsStrong() {
        put("1", "0");
        put("2", "0");
        AtomicInteger acknowledged = new AtomicInteger();
        Race.Runner writer = lap -> {
            String next = Integer.toString(lap + 1);
            commit(to -> to.put(key("1"), text(next)).put(key("2"), text(next)));
            acknowledged.set(lap + 1);
        };
        Race.Runner reader = lap -> {
            int seen = acknowledged.get();
            for (int i = 0; i < 3; i++) {
                int alone = numberIn("1");
                assertThat(alone).isGreaterThanOrEqualTo(seen);
                Map<RecordKey, StoredRecord> both = read(Set.of(key("1"), key("2")));
                int together = numberIn(both, key("2"));
                assertThat(together).isGreaterThanOrEqualTo(alone);
                seen = together;
            }
        };

        Race.run(laps(), List.of(writer, reader, reader));
    }

    @Test
    @Tag("S1.4")
    @DisplayName("S1.4 A read of one key sees the last commit at once, after any other read")
    void aReadOfOneKeyIsNotFromBefore() {
        for (int i = 0; i < 50; i++) {
            read("1");
            Version put = put("1", "a");
            assertThat(present("1").version()).isEqualTo(put);
            Version putAgain = commit(to -> to.put(key("1"), text("b")).put(key("2"), text("b")));
            assertThat(present("1").version()).isEqualTo(putAgain);
            delete("1");
            assertThat(read("1")).isEmpty();
        }
    }

    private static Set<Version> versionsIn(Map<RecordKey, StoredRecord> read) {
        return read.values().stream().map(StoredRecord::version).collect(Collectors.toSet());
    }
}
