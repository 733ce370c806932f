package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/**
 * What one attempt of a transaction read, which all who look at it share: each record is read from the store once.
 *
 * <p>While records move to the ids of another hash key, a record is asked for by its current key, and both places are looked at
 * in one read. Nobody writes an earlier id any more once the move has begun, so a record that was not there never will be, and
 * that need not be expected. Not thread-safe; dies with the attempt.
 */
final class Reads {
    private final PersonaStore store;
    private final Map<RecordKey, Optional<StoredRecord>> all = new HashMap<>();
    private Set<RecordKey> last = Set.of();
    private @Nullable RecordLayout moving;
    private @Nullable ReadAhead ahead;

    Reads(PersonaStore store) {
        this.store = store;
    }

    /** Says that records may still be under the earlier ids that this layout knows. */
    void whileMoving(RecordLayout layout) {
        moving = layout;
    }

    /** Whether records may still be under earlier ids. */
    boolean isMoving() {
        return moving != null;
    }

    /** Says that some records were read before. */
    void readAhead(ReadAhead before) {
        ahead = before;
    }

    /** The records that were read, by their current keys, also those that are not there. */
    Set<RecordKey> keys() {
        return Collections.unmodifiableSet(all.keySet());
    }

    /** Reads what was not read yet, all at once. */
    void read(Collection<RecordKey> keys) {
        Set<RecordKey> missing = new LinkedHashSet<>();
        for (RecordKey key : keys) {
            if (!all.containsKey(key) && !isReadAhead(key)) {
                missing.add(key);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Set<RecordKey> places = moving == null ? missing : places(missing, moving);
        Map<RecordKey, StoredRecord> found = readAll(places);
        for (RecordKey key : missing) {
            StoredRecord record = found.get(key);
            RecordKey earlier = record == null && moving != null ? moving.earlier(key) : null;
            all.put(key, Optional.ofNullable(earlier == null ? record : found.get(earlier)));
        }
        last = places.size() <= store.limits().recordsPerRead() ? missing : Set.of();
    }

    /** What was read ahead may be older than what is read now, so it does not count as read at the same moment as anything. */
    private boolean isReadAhead(RecordKey key) {
        return ahead != null && moving == null && ahead.moveTo(all, key);
    }

    /** All places where the records can be. The earlier ones come first: what has left them is found where it went. */
    private static Set<RecordKey> places(Set<RecordKey> keys, RecordLayout layout) {
        Set<RecordKey> places = new LinkedHashSet<>();
        for (RecordKey key : keys) {
            RecordKey earlier = layout.earlier(key);
            if (earlier != null) {
                places.add(earlier);
            }
        }
        places.addAll(keys);
        return places;
    }

    private Map<RecordKey, StoredRecord> readAll(Set<RecordKey> keys) {
        int atOnce = store.limits().recordsPerRead();
        if (keys.size() <= atOnce) {
            return store.read(keys);
        }
        Map<RecordKey, StoredRecord> found = new HashMap<>();
        Set<RecordKey> chunk = new LinkedHashSet<>();
        for (RecordKey key : keys) {
            chunk.add(key);
            if (chunk.size() == atOnce) {
                found.putAll(store.read(chunk));
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
            found.putAll(store.read(chunk));
        }
        return found;
    }

    /** Takes it that there are no such records, without looking. */
    void takeAsAbsent(Collection<RecordKey> keys) {
        keys.forEach(key -> all.putIfAbsent(key, Optional.empty()));
    }

    /** Whether the record was read, also if it is not there. */
    boolean has(RecordKey key) {
        return all.containsKey(key);
    }

    /** A record that was read and is there; null if it is not there or was not read. */
    @Nullable StoredRecord found(RecordKey key) {
        Optional<StoredRecord> read = all.get(key);
        return read == null ? null : read.orElse(null);
    }

    /** A record that was read, if it is there. */
    Optional<StoredRecord> get(RecordKey key) {
        return Objects.requireNonNull(all.get(key));
    }

    /** Where a record was found; if it was not, where it would be. */
    RecordKey placeOf(RecordKey key) {
        return get(key).map(StoredRecord::key).orElse(key);
    }

    /** The records that were found under an earlier id. */
    List<StoredRecord> notMoved() {
        List<StoredRecord> earlier = new ArrayList<>();
        all.forEach((current, read) ->
                read.filter(record -> !record.key().equals(current)).ifPresent(earlier::add));
        return earlier;
    }

    /** Whether some of what one commit wrote was read as it was before, and some as it was after, as the store shows now. */
    boolean areTorn() {
        Set<RecordKey> places = new LinkedHashSet<>(all.keySet());
        Set<Version> seen = new HashSet<>();
        all.values()
                .forEach(read -> read.ifPresent(record -> {
                    places.add(record.key());
                    seen.add(record.version());
                }));
        Map<RecordKey, StoredRecord> now = readAll(places);
        return all.entrySet().stream().anyMatch(read -> {
            Version before = read.getValue().map(StoredRecord::version).orElse(null);
            StoredRecord after = now.get(read.getKey());
            return after != null && !after.version().equals(before) && seen.contains(after.version());
        });
    }

    /**
     * Makes sure that all that was read was so at one moment.
     *
     * @throws StaleReadException if it was not, so that it must be read again
     */
    void verify() {
        if (all.size() > last.size()) {
            verify(last);
        }
    }

    /**
     * Makes sure that all but these had not changed when the last of it was read.
     *
     * @throws StaleReadException if they had, so that it must be read again
     */
    void verify(Set<RecordKey> but) {
        Set<RecordKey> unexpected = new LinkedHashSet<>(all.keySet());
        unexpected.removeAll(but);
        Set<RecordKey> places = new LinkedHashSet<>();
        unexpected.forEach(key -> places.add(placeOf(key)));
        Map<RecordKey, StoredRecord> now = readAll(places);
        for (RecordKey key : unexpected) {
            StoredRecord before = get(key).orElse(null);
            StoredRecord after = now.get(placeOf(key));
            boolean same = before == null
                    ? after == null
                    : after != null && before.version().equals(after.version());
            if (!same) {
                throw new StaleReadException();
            }
        }
    }
}
