package org.persona4j.example.benchmarks;

import org.jspecify.annotations.Nullable;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;
import org.persona4j.store.memory.KeptContents;

/** What is measured: one way to keep the records of one tenant and kind. Safe for use by many threads. */
interface Contender extends AutoCloseable {

    /** Makes an empty one by the name that results show. */
    static Contender named(String name) {
        return switch (name) {
            case "map" -> new MapContender();
            case "memory" -> StoreContender.of(KeptContents.OBJECTS);
            case "memory-bytes" -> StoreContender.of(KeptContents.BYTES);
            case "h2" -> new DatabaseContender();
            default -> throw new IllegalArgumentException("no contender has the name " + name);
        };
    }

    /** Returns a record, or null if there is none. */
    @Nullable StoredRecord get(RecordKey key);

    /**
     * Returns as many records as there are of some keys: of one snapshot, if it can do that.
     *
     * @param keys the keys, each once
     */
    Object snapshot(RecordKey[] keys);

    /** Returns the records of a number of ids in order, from one on. */
    Object page(RecordKey from, int limit);

    /**
     * Writes records, if the first of them are at the versions expected.
     *
     * @param keys the keys
     * @param contents the content of each
     * @param expected the versions of the first keys; an absent record is null
     * @return the version of what was written
     */
    Version commit(RecordKey[] keys, Content[] contents, @Nullable Version[] expected);

    @Override
    void close();
}
