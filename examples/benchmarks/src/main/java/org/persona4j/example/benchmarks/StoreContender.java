package org.persona4j.example.benchmarks;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;
import org.persona4j.store.memory.InMemoryPersonaStore;

/** A store, called as the engine calls it: what a call is given, sets and commits, is made anew each time and counts. */
final class StoreContender implements Contender {

    private final PersonaStore store;

    private StoreContender(PersonaStore store) {
        this.store = store;
    }

    static StoreContender ofObjects() {
        return new StoreContender(new InMemoryPersonaStore());
    }

    @Override
    public @Nullable StoredRecord get(RecordKey key) {
        return store.read(Set.of(key)).get(key);
    }

    @Override
    public Object snapshot(RecordKey[] keys, int from, int count) {
        return store.read(Set.of(Arrays.copyOfRange(keys, from, from + count)));
    }

    @Override
    public Object page(RecordKey from, int limit) {
        return store.scan(
                RecordScan.of(from.tenant(), from.kind()).withFrom(from.id()).withLimit(limit));
    }

    @Override
    public Version commit(RecordKey[] keys, int from, Content[] contents, @Nullable Version[] expected) {
        return store.commit(commitOf(keys, from, contents, expected));
    }

    static Commit commitOf(RecordKey[] keys, int from, Content[] contents, @Nullable Version[] expected) {
        Commit.Builder commit = Commit.builder(keys[from].tenant());
        for (int i = 0; i < expected.length; i++) {
            Version version = expected[i];
            if (version == null) {
                commit.expectAbsent(keys[from + i]);
            } else {
                commit.expect(keys[from + i], version);
            }
        }
        for (int i = 0; i < contents.length; i++) {
            commit.put(keys[from + i], contents[i]);
        }
        return commit.build();
    }

    @Override
    public void close() {
        store.close();
    }
}
