package org.persona4j.store.tck.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The plainest store there is: a map and one lock. */
final class PlainStore implements PersonaStore {
    private final TreeMap<RecordKey, StoredRecord> records = new TreeMap<>();
    private long commits;
    private boolean closed;

    /** How many commits took effect. */
    synchronized long commits() {
        return commits;
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }

    @Override
    public synchronized Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        requireOpen();
        Map<RecordKey, StoredRecord> found = new HashMap<>(records);
        found.keySet().retainAll(keys);
        return Map.copyOf(found);
    }

    @Override
    public synchronized RecordPage scan(RecordScan scan) {
        requireOpen();
        boolean up = scan.direction() == RecordScan.Direction.ASCENDING;
        List<StoredRecord> page = new ArrayList<>();
        for (StoredRecord record : (up ? records : records.descendingMap()).values()) {
            if (isOn(scan, record.key(), up)) {
                if (page.size() == scan.limit()) {
                    String last = page.get(page.size() - 1).key().id();
                    return RecordPage.of(page, ScanCursor.of(last));
                }
                page.add(record);
            }
        }
        return RecordPage.last(page);
    }

    private static boolean isOn(RecordScan scan, RecordKey key, boolean up) {
        return key.tenant().equals(scan.tenant())
                && key.kind().equals(scan.kind())
                && scan.fromInclusive().filter(from -> compare(key, from) < 0).isEmpty()
                && scan.toExclusive().filter(to -> compare(key, to) >= 0).isEmpty()
                && scan.cursor()
                        .filter(cursor ->
                                (compare(key, cursor.lastId()) > 0) != up || compare(key, cursor.lastId()) == 0)
                        .isEmpty();
    }

    private static int compare(RecordKey key, String id) {
        return RecordKey.ID_ORDER.compare(key.id(), id);
    }

    @Override
    public synchronized Version commit(Commit commit) {
        requireOpen();
        Set<RecordKey> losers = new LinkedHashSet<>();
        commit.expectations().forEach((key, version) -> {
            Optional<Version> is = Optional.ofNullable(records.get(key)).map(StoredRecord::version);
            if (!is.equals(version)) {
                losers.add(key);
            }
        });
        if (!losers.isEmpty()) {
            throw new CommitConflictException(losers);
        }
        Version version = Version.of(0, ++commits);
        commit.puts().forEach((key, content) -> records.put(key, new StoredRecord(key, version, content)));
        commit.deletes().forEach(records::remove);
        return version;
    }

    @Override
    public StoreLimits limits() {
        return StoreLimits.MINIMUM;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
