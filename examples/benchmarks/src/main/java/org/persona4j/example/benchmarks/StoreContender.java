package org.persona4j.example.benchmarks;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.memory.KeptContents;

/** A store, called as the engine calls it: what a call is given, sets and commits, is made anew each time and counts. */
final class StoreContender implements Contender {

    private final PersonaStore store;

    private StoreContender(PersonaStore store) {
        this.store = store;
    }

    static StoreContender of(KeptContents contents) {
        return new StoreContender(new InMemoryPersonaStore(StoreLimits.UNLIMITED, contents));
    }

    @Override
    public @Nullable StoredRecord get(RecordKey key) {
        return store.read(Set.of(key)).get(key);
    }

    @Override
    public Object snapshot(RecordKey[] keys) {
        return store.read(Set.of(keys));
    }

    @Override
    public Object page(RecordKey from, int limit) {
        return store.scan(
                RecordScan.of(from.tenant(), from.kind()).withFrom(from.id()).withLimit(limit));
    }

    @Override
    public Version commit(RecordKey[] keys, Content[] contents, @Nullable Version[] expected) {
        return store.commit(commitOf(keys, contents, expected));
    }

    private static Commit commitOf(RecordKey[] keys, Content[] contents, @Nullable Version[] expected) {
        Commit.Builder commit = Commit.builder(keys[0].tenant());
        for (int i = 0; i < expected.length; i++) {
            Version version = expected[i];
            if (version == null) {
                commit.expectAbsent(keys[i]);
            } else {
                commit.expect(keys[i], version);
            }
        }
        for (int i = 0; i < contents.length; i++) {
            commit.put(keys[i], contents[i]);
        }
        return commit.build();
    }

    @Override
    public void close() {
        store.close();
    }
}
