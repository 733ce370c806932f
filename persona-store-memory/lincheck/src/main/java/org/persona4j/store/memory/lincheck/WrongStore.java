package org.persona4j.store.memory.lincheck;

import java.util.HashMap;
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

/** A memory store that does one thing wrong, to see that Lincheck sees it. */
final class WrongStore implements PersonaStore {

    /** What is wrong. */
    enum Fault {
        /** Reads one record after the other. */
        TORN_READ,
        /** Makes a commit of each put. */
        TORN_COMMIT,
        /** Forgets expectations on keys that are not written. */
        WRITE_SKEW
    }

    private final PersonaStore store = new InMemoryPersonaStore();
    private final Fault fault;

    WrongStore(Fault fault) {
        this.fault = fault;
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        if (fault != Fault.TORN_READ) {
            return store.read(keys);
        }
        Map<RecordKey, StoredRecord> found = new HashMap<>();
        for (RecordKey key : keys) {
            found.putAll(store.read(Set.of(key)));
        }
        return found;
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        return store.scan(scan);
    }

    @Override
    public Version commit(Commit commit) {
        if (fault == Fault.TORN_COMMIT && commit.puts().size() > 1) {
            commit.puts()
                    .forEach((key, content) -> store.commit(
                            Commit.builder(commit.tenant()).put(key, content).build()));
        }
        if (fault != Fault.WRITE_SKEW) {
            return store.commit(commit);
        }
        Commit.Builder less = Commit.builder(commit.tenant());
        commit.puts().forEach(less::put);
        commit.deletes().forEach(less::delete);
        return store.commit(less.build());
    }

    @Override
    public StoreLimits limits() {
        return store.limits();
    }

    @Override
    public void close() {
        store.close();
    }
}
