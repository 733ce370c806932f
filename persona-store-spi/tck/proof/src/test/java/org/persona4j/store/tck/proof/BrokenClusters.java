package org.persona4j.store.tck.proof;

import static java.util.Collections.unmodifiableMap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that are right alone, and wrong when several are open over the same records. */
final class BrokenClusters {

    private BrokenClusters() {}

    @Breaks(value = "S1.6", runs = 9, like = "a cache in each process, cleared by the process's own writes alone")
    static final class CachesInEachProcess extends StepwiseStore {

        private final Map<RecordKey, StoredRecord> cache = new ConcurrentHashMap<>();

        CachesInEachProcess() {}

        private CachesInEachProcess(Shelf shelf) {
            super(shelf);
        }

        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = new HashMap<>(super.pick(keys));
            present.replaceAll((key, record) -> cache.computeIfAbsent(key, first -> record));
            return unmodifiableMap(present);
        }

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            commit.keys().forEach(cache::remove);
            super.write(commit, puts, version);
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new CachesInEachProcess(records);
        }
    }

    @Breaks(value = "S1.6", runs = 9, like = "a lock in each process around check and write")
    static final class LocksInEachProcess extends ChecksEarlierStore {

        private final Object own = new Object();

        LocksInEachProcess() {
            super(true);
        }

        private LocksInEachProcess(Shelf shelf) {
            super(shelf);
        }

        @Override
        public Version commit(Commit commit) {
            synchronized (own) {
                return super.commit(commit);
            }
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new LocksInEachProcess(records);
        }
    }

    @Breaks(value = "S1.6", like = "an index in each process, which does not see what the others add")
    static final class ScansAnIndexOfItsOwn extends StepwiseStore {

        private final Shelf index;

        ScansAnIndexOfItsOwn() {
            this.index = new Shelf(RecordKey.ID_ORDER);
        }

        private ScansAnIndexOfItsOwn(Shelf shelf) {
            super(shelf);
            this.index = shelf.copy();
        }

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            super.write(commit, puts, version);
            puts.forEach((key, content) -> index.put(place(key), new StoredRecord(key, version, content)));
            commit.deletes().forEach(key -> index.remove(place(key)));
        }

        @Override
        public RecordPage scan(RecordScan scan) {
            requireOpen();
            synchronized (shelf) {
                return page(
                        scan,
                        part(
                                        index.drawer(drawer(scan.tenant(), scan.kind())),
                                        scan.fromInclusive().orElse(null),
                                        scan.toExclusive().orElse(null),
                                        scan)
                                .values());
            }
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new ScansAnIndexOfItsOwn(records);
        }
    }
}
