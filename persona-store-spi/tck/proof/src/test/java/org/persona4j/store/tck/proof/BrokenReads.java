package org.persona4j.store.tck.proof;

import static java.util.Collections.unmodifiableMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores whose reads are late, torn or out of a cache. */
final class BrokenReads {

    private BrokenReads() {}

    @Breaks(
            value = {"S1.1", "S1.4"},
            like = "reads from a replica that is one commit behind")
    static final class ReadsFromALaggingReplica extends StepwiseStore {

        private final Shelf replica = new Shelf(RecordKey.ID_ORDER);

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            replica.become(shelf);
            super.write(commit, puts, version);
        }

        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            return pickFrom(replica, keys);
        }

        private Map<RecordKey, StoredRecord> pickFrom(Shelf records, Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = new HashMap<>();
            for (RecordKey key : keys) {
                StoredRecord found = records.find(place(key));
                if (found != null) {
                    present.put(key, found);
                }
            }
            return unmodifiableMap(present);
        }
    }

    @Breaks(value = "S1.1", runs = 9, like = "session consistency: each client sees its own writes, the others' later")
    static final class ShowsCommitsToTheirOwnThreadFirst extends StepwiseStore {

        private final Map<RecordKey, StoredRecord> before = new HashMap<>();
        private @Nullable Thread lastWriter;
        private int readsSince;

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            before.clear();
            lastWriter = Thread.currentThread();
            readsSince = 0;
            puts.keySet().forEach(key -> {
                StoredRecord old = find(key);
                if (old != null) {
                    before.put(key, old);
                }
            });
            super.write(commit, puts, version);
        }

        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = new HashMap<>(super.pick(keys));
            if (Thread.currentThread() != lastWriter && readsSince++ < 2) {
                present.replaceAll((key, record) -> before.getOrDefault(key, record));
            }
            return unmodifiableMap(present);
        }
    }

    @Breaks(value = "S1.1", like = "a write queue: acknowledged when queued, applied with the next one")
    static final class AcknowledgesBeforeItWrites extends StepwiseStore {

        private Runnable queued = () -> {};

        @Override
        Set<RecordKey> losers(Commit commit) {
            queued.run();
            queued = () -> {};
            return super.losers(commit);
        }

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            queued = () -> super.write(commit, puts, version);
        }
    }

    @Breaks(value = "S1.2", runs = 9, like = "READ COMMITTED: a query for each key, each with a snapshot of its own")
    static final class ReadsKeyByKey extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (keys.stream().map(RecordKey::tenant).distinct().count() > 1) {
                return inner.read(keys);
            }
            Map<RecordKey, StoredRecord> present = new HashMap<>(inner.read(Set.of()));
            for (RecordKey key : keys) {
                present.putAll(inner.read(Set.of(key)));
                Window.open();
            }
            return unmodifiableMap(present);
        }
    }

    @Breaks(value = "S1.2", narrow = true, like = "READ COMMITTED: a query for each key; as fast as it goes")
    static final class ReadsKeyByKeyQuickly extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (keys.stream().map(RecordKey::tenant).distinct().count() > 1) {
                return inner.read(keys);
            }
            Map<RecordKey, StoredRecord> present = new HashMap<>(inner.read(Set.of()));
            for (RecordKey key : keys) {
                present.putAll(inner.read(Set.of(key)));
            }
            return unmodifiableMap(present);
        }
    }

    @Breaks(value = "S1.2", runs = 9, like = "a table for each kind, each queried for itself")
    static final class ReadsKindByKind extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (keys.stream().map(RecordKey::tenant).distinct().count() > 1) {
                return inner.read(keys);
            }
            Map<String, Set<RecordKey>> kinds = new HashMap<>();
            keys.forEach(key ->
                    kinds.computeIfAbsent(key.kind(), first -> new HashSet<>()).add(key));
            Map<RecordKey, StoredRecord> present = new HashMap<>(inner.read(Set.of()));
            kinds.values().forEach(ofKind -> {
                present.putAll(inner.read(ofKind));
                Window.open();
            });
            return unmodifiableMap(present);
        }
    }

    @Breaks(
            value = "S1.2",
            narrow = true,
            like = "reading until two in a row agree, under a lock only if they do not: absence has no version")
    static final class ReadsTwiceAndCompares extends StoreAround {

        private static final int TRIES = 3;

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (keys.stream().map(RecordKey::tenant).distinct().count() > 1) {
                return inner.read(keys);
            }
            Map<RecordKey, StoredRecord> first = oneByOne(keys);
            for (int tries = 0; tries < TRIES; tries++) {
                Map<RecordKey, StoredRecord> second = oneByOne(keys);
                if (first.equals(second)) {
                    return unmodifiableMap(second);
                }
                first = second;
            }
            return inner.read(keys);
        }

        private Map<RecordKey, StoredRecord> oneByOne(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = new HashMap<>(inner.read(Set.of()));
            for (RecordKey key : keys) {
                present.putAll(inner.read(Set.of(key)));
                Window.crack();
            }
            return present;
        }
    }

    @Breaks(
            value = {"C1", "S2.4"},
            runs = 9,
            like = "READ UNCOMMITTED: what is rolled back was seen")
    static final class ShowsWhatItRollsBack extends StepwiseStore {

        private final Object writers = new Object();

        @Override
        public Version commit(Commit commit) {
            Map<RecordKey, Content> puts = encoded(commit);
            synchronized (writers) {
                Shelf before;
                Version version;
                Set<RecordKey> losers;
                synchronized (shelf) {
                    requireOpen();
                    before = shelf.copy();
                    losers = losers(commit);
                    version = nextVersion(commit);
                    write(commit, puts, version);
                }
                if (losers.isEmpty()) {
                    return version;
                }
                Window.open();
                synchronized (shelf) {
                    shelf.become(before);
                }
                throw conflict(commit, losers);
            }
        }
    }

    @Breaks(value = "S1.2", like = "the first key's shard asked for all keys")
    static final class ReadsTwoTenants extends StepwiseStore {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            requireOpen();
            synchronized (shelf) {
                return pick(keys);
            }
        }
    }

    @Breaks(value = "S1.2", like = "a left join: a row of nulls for what is not there")
    static final class AnswersWithEmptyRecords extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> all = new HashMap<>(super.pick(keys));
            keys.forEach(key -> all.putIfAbsent(key, new StoredRecord(key, Version.of(0, 0), Content.EMPTY)));
            return unmodifiableMap(all);
        }
    }

    @Breaks(value = "S1.4", like = "a cache of single records that no write clears")
    static class CachesSingleReads extends StoreAround {

        final Map<RecordKey, Map<RecordKey, StoredRecord>> cache = new ConcurrentHashMap<>();

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (keys.size() != 1) {
                return inner.read(keys);
            }
            return cache.computeIfAbsent(keys.iterator().next(), key -> inner.read(keys));
        }
    }

    @Breaks(value = "S1.4", runs = 9, like = "a cache cleared before the write, and filled again between the two")
    static final class ClearsItsCacheTooEarly extends CachesSingleReads {
        @Override
        public Version commit(Commit commit) {
            commit.keys().forEach(cache::remove);
            Window.open();
            return inner.commit(commit);
        }
    }

    @Breaks(
            value = "S1.4",
            narrow = true,
            like = "a cache filled with what was read before the write that cleared it; as fast as it goes")
    static final class FillsItsCacheTooLate extends StoreAround {

        private final Map<RecordKey, Map<RecordKey, StoredRecord>> cache = new ConcurrentHashMap<>();

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> cached =
                    keys.size() == 1 ? cache.get(keys.iterator().next()) : null;
            if (cached != null && inner.read(Set.of()).isEmpty()) {
                return cached;
            }
            Map<RecordKey, StoredRecord> loaded = inner.read(keys);
            if (keys.size() == 1) {
                cache.put(keys.iterator().next(), loaded);
            }
            return loaded;
        }

        @Override
        public Version commit(Commit commit) {
            Version version = inner.commit(commit);
            commit.keys().forEach(cache::remove);
            return version;
        }
    }
}
