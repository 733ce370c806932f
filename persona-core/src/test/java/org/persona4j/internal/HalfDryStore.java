package org.persona4j.internal;

import java.util.HashSet;
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

/**
 * A dry store that is written to on both levels: every other commit goes to the store below, unless it names a record that was
 * written on top. So of what is read some is below alone, some on top alone, and some below and overwritten or deleted on top.
 */
final class HalfDryStore implements PersonaStore {
    private final PersonaStore base;
    private final DryStore dry;
    private final Set<RecordKey> onTop = new HashSet<>();
    private boolean below;

    HalfDryStore(PersonaStore base) {
        this.base = base;
        this.dry = new DryStore(base);
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        return dry.read(keys);
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        return dry.scan(scan);
    }

    @Override
    public synchronized Version commit(Commit commit) {
        below = !below;
        if (below && commit.keys().stream().noneMatch(onTop::contains)) {
            return base.commit(commit);
        }
        Version version = dry.commit(commit);
        onTop.addAll(commit.puts().keySet());
        onTop.addAll(commit.deletes());
        return version;
    }

    @Override
    public StoreLimits limits() {
        return dry.limits();
    }

    @Override
    public void close() {
        dry.close();
        base.close();
    }
}
