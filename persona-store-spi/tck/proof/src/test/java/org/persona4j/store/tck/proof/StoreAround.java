package org.persona4j.store.tck.proof;

import java.util.Map;
import java.util.Set;
import org.persona4j.store.Commit;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;
import org.persona4j.store.memory.InMemoryPersonaStore;

/** A store that passes every call on to a memory store. Broken ones override what they get wrong. */
abstract class StoreAround implements PersonaStore {

    final PersonaStore inner;

    StoreAround() {
        this(StoreLimits.UNLIMITED);
    }

    StoreAround(StoreLimits limits) {
        this.inner = new InMemoryPersonaStore(limits);
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        return inner.read(keys);
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        return inner.scan(scan);
    }

    @Override
    public Version commit(Commit commit) {
        return inner.commit(commit);
    }

    @Override
    public StoreLimits limits() {
        return inner.limits();
    }

    @Override
    public void close() {
        inner.close();
    }
}
