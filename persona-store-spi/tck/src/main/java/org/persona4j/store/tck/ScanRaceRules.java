package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The tests of scans beside writers. */
abstract class ScanRaceRules extends StoreUnderTest {

    ScanRaceRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("S2.1")
    @DisplayName("S2.1 Pages are in order, each id once, while records come and go")
    void pagesAreInOrderBesideWriters() {
        AtomicInteger looks = new AtomicInteger();

        Race.beside(laps(), comeAndGo(), () -> {
            int look = looks.getAndIncrement();
            boolean up = look % 2 == 0;
            List<String> ids = ids((up ? all() : all().descending()).withLimit(1 + look % 9));
            assertThat(ids)
                    .isSortedAccordingTo(up ? RecordKey.ID_ORDER : Collections.reverseOrder(RecordKey.ID_ORDER))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    @Tag("S2.2")
    @DisplayName(
            "S2.2 Records that nobody touches are found, by every page size and both ways, while others come and go")
    void untouchedRecordsAreAlwaysFound() {
        List<String> stable =
                IntStream.range(0, 100).mapToObj(i -> String.format("s%03d", i)).toList();
        putAll(stable.toArray(String[]::new));
        AtomicInteger looks = new AtomicInteger();

        Race.beside(laps(), comeAndGo(), () -> {
            int look = looks.getAndIncrement();
            RecordScan scan = (look % 2 == 0 ? all() : all().descending()).withLimit(1 + look % 40);
            assertThat(ids(scan)).containsAll(stable);
            assertThat(ids(scan.withRange("s020", "s050"))).containsAll(stable.subList(20, 50));
        });
    }

    /** Puts a record between others and takes it away again, and sometimes many at once. */
    private Runnable comeAndGo() {
        AtomicInteger times = new AtomicInteger();
        return () -> {
            int time = times.getAndIncrement();
            List<String> ids = time % 10 == 0
                    ? IntStream.range(0, 50)
                            .mapToObj(i -> String.format("s%03d-", i))
                            .toList()
                    : List.of(String.format("s%03d-", time % 100));
            commit(to -> ids.forEach(id -> to.put(key(id), text("here"))));
            commit(to -> ids.forEach(id -> to.delete(key(id))));
        };
    }

    @Test
    @Tag("S2.3")
    @DisplayName("S2.3 Who writes finds it in a scan, put or deleted, while others write beside")
    void whoWritesFindsIt() {
        Race.Runner writer = lap -> {
            String id = Thread.currentThread().getId() + "/" + lap;
            put(id, "here");
            assertThat(ids(all().withPrefix(id))).containsExactly(id);
            delete(id);
            assertThat(ids(all().withPrefix(id))).isEmpty();
        };

        Race.run(laps(), List.of(writer, writer, writer));
    }

    @Test
    @Tag("S2.3")
    @DisplayName("S2.3 A scan on any thread reflects what another thread was told")
    void everyScanReflectsAcknowledgedCommits() {
        int records = 8;
        AtomicIntegerArray acknowledged = new AtomicIntegerArray(records);
        for (int i = 0; i < records; i++) {
            put(Integer.toString(i), "0");
        }
        AtomicInteger writes = new AtomicInteger();

        Race.beside(
                4 * laps(),
                () -> {
                    int write = writes.getAndIncrement();
                    put(Integer.toString(write % records), Integer.toString(write + 1));
                    acknowledged.set(write % records, write + 1);
                },
                () -> {
                    int[] least =
                            IntStream.range(0, records).map(acknowledged::get).toArray();
                    List<StoredRecord> found = records(all());
                    assertThat(found).hasSize(records);
                    for (int i = 0; i < records; i++) {
                        assertThat(Integer.parseInt(textOf(found.get(i)))).isGreaterThanOrEqualTo(least[i]);
                    }
                });
    }

    @Test
    @Tag("S2.4")
    @DisplayName("S2.4 A scan shows only what was committed, each content at its version")
    void aScanShowsWhatWasCommitted() {
        Set<Map.Entry<Version, String>> written = ConcurrentHashMap.newKeySet();
        Set<Map.Entry<Version, String>> seen = ConcurrentHashMap.newKeySet();
        put("in the way", "always");
        AtomicInteger writes = new AtomicInteger();

        Race.beside(
                4 * laps(),
                () -> {
                    String text = Integer.toString(writes.incrementAndGet());
                    String id = Integer.toString(writes.get() % 5);
                    written.add(Map.entry(put(id, text), text));
                    tryCommit(to -> to.put(key(id), text("never")).expectAbsent(key("in the way")));
                },
                () -> records(all().withRange("0", "9"))
                        .forEach(record -> seen.add(Map.entry(record.version(), textOf(record)))));

        seen.removeIf(written::contains);
        assertThat(seen).as("versions with contents that no commit wrote").isEmpty();
    }
}
