package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/**
 * A store on top of another, from which it reads and to which it never writes: what is committed here is kept in memory, and gone
 * when this is thrown away. So a run over it is the very run that would be made over the other, and does nothing.
 *
 * <p>As long as nobody writes to the other store it keeps the whole contract of a store. If somebody does, to a record that was
 * written here, the two stories have parted: then it throws {@link PartedException}, and whoever works with it begins again on a new one.
 * Changes to other records are seen as they come.
 *
 * <p>Holds in memory all that is written, so a run that writes n records needs room for them. Calls take turns; thread-safe.
 */
final class DryStore implements PersonaStore {
    private static final int RECORDS_PER_PAGE = 1_000;
    private static final NavigableMap<String, Written> NOTHING =
            Collections.unmodifiableNavigableMap(new TreeMap<>(RecordKey.ID_ORDER));

    private final PersonaStore base;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Kind, NavigableMap<String, Written>> written = new HashMap<>();
    private final long epoch = UUID.randomUUID().getMostSignificantBits();
    private final AtomicLong commits = new AtomicLong();
    private boolean closed;

    /** A store on top of this one, which stays open when it is closed. */
    DryStore(PersonaStore base) {
        this.base = base;
    }

    /** Thrown when a record that was written here has changed in the store below. */
    static final class PartedException extends PersonaStoreException {
        private static final long serialVersionUID = 1L;

        PartedException() {
            super("a record that a dry run had written was changed in the store below");
        }
    }

    /** The records among which ids are compared. */
    private record Kind(String tenant, String kind) {
        static Kind of(RecordKey key) {
            return new Kind(key.tenant(), key.kind());
        }
    }

    /**
     * A record as it was written here.
     *
     * @param below the version it had in the store below, if it was there
     * @param recordOrNull the record, or null if it was deleted
     */
    private record Written(
            Optional<Version> below, @Nullable StoredRecord recordOrNull) {}

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        return inTurn(() -> read(base.read(keys), keys));
    }

    /** What was written here on top of what was read below. */
    private Map<RecordKey, StoredRecord> read(Map<RecordKey, StoredRecord> below, Set<RecordKey> keys) {
        Map<RecordKey, StoredRecord> found = new HashMap<>(below);
        for (RecordKey key : keys) {
            Written own = written(key);
            if (own != null) {
                requireSame(own, below.get(key));
                put(found, key, own.recordOrNull());
            }
        }
        return Map.copyOf(found);
    }

    private static void put(Map<RecordKey, StoredRecord> found, RecordKey key, @Nullable StoredRecord recordOrNull) {
        if (recordOrNull == null) {
            found.remove(key);
        } else {
            found.put(key, recordOrNull);
        }
    }

    private @Nullable Written written(RecordKey key) {
        NavigableMap<String, Written> ofKind = written.get(Kind.of(key));
        return ofKind == null ? null : ofKind.get(key.id());
    }

    private static void requireSame(Written own, @Nullable StoredRecord below) {
        if (!own.below().equals(Optional.ofNullable(below).map(StoredRecord::version))) {
            throw new PartedException();
        }
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        Objects.requireNonNull(scan, "scan");
        return inTurn(() -> {
            RecordPage page = base.scan(scan);
            NavigableMap<String, Written> ofKind = written.get(new Kind(scan.tenant(), scan.kind()));
            return ofKind == null ? page : merged(scan, page, ofKind);
        });
    }

    /** A page of what is below and was not written here, and of what was, in the part of the range that the page below covers. */
    private static RecordPage merged(RecordScan scan, RecordPage page, NavigableMap<String, Written> ofKind) {
        boolean ascending = scan.direction() == RecordScan.Direction.ASCENDING;
        NavigableMap<String, StoredRecord> all =
                new TreeMap<>(ascending ? RecordKey.ID_ORDER : RecordKey.ID_ORDER.reversed());
        for (StoredRecord below : page.records()) {
            Written own = ofKind.get(below.key().id());
            if (own == null) {
                all.put(below.key().id(), below);
            } else {
                requireSame(own, below);
            }
        }
        int most = Math.min(scan.limit(), RECORDS_PER_PAGE);
        int taken = 0;
        for (Map.Entry<String, Written> own : part(scan, page, ofKind).entrySet()) {
            StoredRecord recordOrNull = own.getValue().recordOrNull();
            if (recordOrNull != null) {
                all.put(own.getKey(), recordOrNull);
                taken++;
            }
            if (taken > most) {
                break;
            }
        }
        List<StoredRecord> records = new ArrayList<>(all.values());
        if (records.size() > most) {
            List<StoredRecord> some = records.subList(0, most);
            return RecordPage.of(some, ScanCursor.of(some.get(most - 1).key().id()));
        }
        return page.next().map(next -> RecordPage.of(records, next)).orElseGet(() -> RecordPage.last(records));
    }

    /** What was written here in the part of the range that the page below covers, in the order of the scan. */
    private static NavigableMap<String, Written> part(
            RecordScan scan, RecordPage page, NavigableMap<String, Written> ofKind) {
        Optional<String> after = scan.cursor().map(ScanCursor::lastId);
        Optional<String> covered = page.next().map(ScanCursor::lastId);
        NavigableMap<String, Written> part = ofKind;
        if (scan.fromInclusive().isPresent()) {
            part = from(part, scan.fromInclusive().get(), true);
        }
        if (scan.toExclusive().isPresent()) {
            part = to(part, scan.toExclusive().get(), false);
        }
        if (scan.direction() == RecordScan.Direction.ASCENDING) {
            part = after.isPresent() ? from(part, after.get(), false) : part;
            return covered.isPresent() ? to(part, covered.get(), true) : part;
        }
        part = after.isPresent() ? to(part, after.get(), false) : part;
        part = covered.isPresent() ? from(part, covered.get(), true) : part;
        return part.descendingMap();
    }

    /** The entries from a bound on; a view of the whole map each time, as a view of a view refuses bounds outside it. */
    private static NavigableMap<String, Written> from(
            NavigableMap<String, Written> part, String bound, boolean inclusive) {
        if (part.isEmpty() || RecordKey.ID_ORDER.compare(bound, part.firstKey()) < 0) {
            return part;
        }
        return RecordKey.ID_ORDER.compare(bound, part.lastKey()) > 0 ? NOTHING : part.tailMap(bound, inclusive);
    }

    private static NavigableMap<String, Written> to(
            NavigableMap<String, Written> part, String bound, boolean inclusive) {
        if (part.isEmpty() || RecordKey.ID_ORDER.compare(bound, part.lastKey()) > 0) {
            return part;
        }
        return RecordKey.ID_ORDER.compare(bound, part.firstKey()) < 0 ? NOTHING : part.headMap(bound, inclusive);
    }

    @Override
    public Version commit(Commit commit) {
        return inTurn(() -> {
            base.limits().checkCommit(commit);
            Map<RecordKey, StoredRecord> below = readAll(commit.keys());
            Map<RecordKey, StoredRecord> now = read(below, commit.keys());
            Set<RecordKey> losers = new LinkedHashSet<>();
            commit.expectations().forEach((key, expected) -> {
                if (!expected.equals(Optional.ofNullable(now.get(key)).map(StoredRecord::version))) {
                    losers.add(key);
                }
            });
            if (!losers.isEmpty()) {
                throw new CommitConflictException(losers);
            }
            Version version = Version.of(epoch, commits.incrementAndGet());
            commit.puts().forEach((key, content) -> write(key, below.get(key), record(key, version, content)));
            commit.deletes().forEach(key -> write(key, below.get(key), null));
            return version;
        });
    }

    private static StoredRecord record(RecordKey key, Version version, Content content) {
        return new StoredRecord(key, version, content);
    }

    /** Reads as many at once as the store below allows. What is read later may be younger; the commit is at the moment of the last. */
    private Map<RecordKey, StoredRecord> readAll(Set<RecordKey> keys) {
        int atOnce = base.limits().recordsPerRead();
        if (keys.size() <= atOnce) {
            return base.read(keys);
        }
        Map<RecordKey, StoredRecord> found = new HashMap<>();
        List<RecordKey> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += atOnce) {
            found.putAll(base.read(Set.copyOf(all.subList(from, Math.min(all.size(), from + atOnce)))));
        }
        return found;
    }

    private void write(RecordKey key, @Nullable StoredRecord below, @Nullable StoredRecord recordOrNull) {
        Optional<Version> version = Optional.ofNullable(below).map(StoredRecord::version);
        written.computeIfAbsent(Kind.of(key), none -> new TreeMap<>(RecordKey.ID_ORDER))
                .put(key.id(), new Written(version, recordOrNull));
    }

    @Override
    public StoreLimits limits() {
        return base.limits();
    }

    /** Forgets all that was written here. The store below stays open. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            written.clear();
        } finally {
            turn.unlock();
        }
    }

    private <T> T inTurn(Supplier<T> call) {
        turn.lock();
        try {
            if (closed) {
                throw new StoreClosedException();
            }
            return call.get();
        } finally {
            turn.unlock();
        }
    }

    /** Shows no record. */
    @Override
    public String toString() {
        return "DryStore[" + written.size() + " kinds written]";
    }
}
