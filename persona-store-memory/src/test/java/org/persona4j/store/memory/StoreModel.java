package org.persona4j.store.memory;

import static org.persona4j.store.RecordKey.ID_ORDER;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.persona4j.store.Commit;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** What a store must do, done on one sorted map by one thread. */
final class StoreModel {

    private final NavigableMap<RecordKey, StoredRecord> records = new TreeMap<>();

    /** Returns the keys whose expectations do not hold. */
    Set<RecordKey> losers(Commit commit) {
        Set<RecordKey> losers = new LinkedHashSet<>();
        commit.expectations().forEach((key, expected) -> {
            if (!version(key).equals(expected)) {
                losers.add(key);
            }
        });
        return losers;
    }

    void apply(Commit commit, Version version) {
        commit.puts().forEach((key, content) -> records.put(key, new StoredRecord(key, version, content)));
        commit.deletes().forEach(records::remove);
    }

    Optional<Version> version(RecordKey key) {
        return Optional.ofNullable(records.get(key)).map(StoredRecord::version);
    }

    Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        Map<RecordKey, StoredRecord> present = new TreeMap<>(records);
        present.keySet().retainAll(keys);
        return present;
    }

    /** Returns all that a scan has to find from its cursor on, whatever its limit. */
    List<StoredRecord> scan(RecordScan scan) {
        boolean ascending = scan.direction() == RecordScan.Direction.ASCENDING;
        return (ascending ? records : records.descendingMap())
                .values().stream()
                        .filter(record -> record.key().tenant().equals(scan.tenant()))
                        .filter(record -> record.key().kind().equals(scan.kind()))
                        .filter(record -> inRange(scan, record.key().id()))
                        .filter(record -> scan.cursor()
                                .map(cursor -> ID_ORDER.compare(record.key().id(), cursor.lastId()))
                                .map(order -> ascending ? order > 0 : order < 0)
                                .orElse(true))
                        .toList();
    }

    private static boolean inRange(RecordScan scan, String id) {
        return scan.fromInclusive().map(from -> ID_ORDER.compare(id, from) >= 0).orElse(true)
                && scan.toExclusive().map(to -> ID_ORDER.compare(id, to) < 0).orElse(true);
    }
}
