package org.persona4j.example.benchmarks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** A plain concurrent map: no snapshot, no order, nothing atomic beyond one record, no expectation. The least there is. */
final class MapContender implements Contender {

    private final ConcurrentMap<RecordKey, StoredRecord> records = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    @Override
    public @Nullable StoredRecord get(RecordKey key) {
        return records.get(key);
    }

    /** Gets one record after the other. */
    @Override
    public Object snapshot(RecordKey[] keys) {
        @Nullable StoredRecord[] found = new StoredRecord[keys.length];
        for (int i = 0; i < keys.length; i++) {
            found[i] = records.get(keys[i]);
        }
        return found;
    }

    @Override
    public Object page(RecordKey from, int limit) {
        throw new UnsupportedOperationException("a hash map has no order");
    }

    /** Puts one record after the other and expects nothing. */
    @Override
    public Version commit(RecordKey[] keys, Content[] contents, @Nullable Version[] expected) {
        Version version = Version.of(0, versions.incrementAndGet());
        for (int i = 0; i < keys.length; i++) {
            records.put(keys[i], new StoredRecord(keys[i], version, contents[i]));
        }
        return version;
    }

    @Override
    public void close() {
        records.clear();
    }
}
