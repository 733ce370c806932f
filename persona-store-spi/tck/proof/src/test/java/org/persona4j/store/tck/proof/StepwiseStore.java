package org.persona4j.store.tck.proof;

import static java.util.Collections.unmodifiableMap;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;
import org.persona4j.store.tck.Capabilities;

/**
 * A store that keeps the contract, in small steps: a broken store gets one of them wrong.
 *
 * <p>It is for the breaks that no store around another one can make. It passes the whole kit itself, with every capability.
 * One monitor, that of the shelf, serves all calls.
 */
class StepwiseStore implements PersonaStore, Capable {

    private static final AtomicLong OPENINGS = new AtomicLong();

    final Shelf shelf;
    private final StoreLimits limits;

    /** What makes the versions of one opening different from those of another. */
    private final long opening = OPENINGS.incrementAndGet();

    private final AtomicLong commits = new AtomicLong();
    private volatile boolean closed;

    StepwiseStore() {
        this(RecordKey.ID_ORDER);
    }

    StepwiseStore(Comparator<String> idOrder) {
        this(new Shelf(idOrder), StoreLimits.UNLIMITED);
    }

    StepwiseStore(StoreLimits limits) {
        this(new Shelf(RecordKey.ID_ORDER), limits);
    }

    StepwiseStore(Shelf shelf) {
        this(shelf, StoreLimits.UNLIMITED);
    }

    private StepwiseStore(Shelf shelf, StoreLimits limits) {
        this.shelf = shelf;
        this.limits = limits;
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        requireOpen();
        limits().checkRead(keys);
        requireOneTenant(keys);
        synchronized (shelf) {
            requireOpen();
            return pick(keys);
        }
    }

    final void requireOneTenant(Collection<RecordKey> keys) {
        String tenant = null;
        for (RecordKey key : keys) {
            String next = requireNonNull(key, "keys must not hold null").tenant();
            if (tenant != null && !tenant.equals(next)) {
                throw new IllegalArgumentException("keys must be of one tenant");
            }
            tenant = next;
        }
    }

    /** Returns the records that a read finds. */
    Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
        Map<RecordKey, StoredRecord> present = new HashMap<>();
        for (RecordKey key : keys) {
            StoredRecord found = find(key);
            if (found != null) {
                present.put(key, new StoredRecord(key, found.version(), found.content()));
            }
        }
        return unmodifiableMap(present);
    }

    /** Returns the record that reads and expectations find at a key. */
    @Nullable StoredRecord find(RecordKey key) {
        return shelf.find(place(key));
    }

    /** Returns where the record of a key is kept. */
    Shelf.Place place(RecordKey key) {
        return new Shelf.Place(drawer(key.tenant(), key.kind()), key.id());
    }

    /** Returns where the records of a tenant and kind are kept. U+0000 is in neither of them. */
    String drawer(String tenant, String kind) {
        return tenant + '\0' + kind;
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        requireOpen();
        requireNonNull(scan, "scan");
        synchronized (shelf) {
            requireOpen();
            return page(scan, inPart(scan));
        }
    }

    /** Returns the page that holds as many of the records as its limit allows. */
    RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
        List<StoredRecord> records = new ArrayList<>();
        for (StoredRecord record : part) {
            if (records.size() == scan.limit()) {
                return RecordPage.of(
                        records,
                        ScanCursor.of(records.get(records.size() - 1).key().id()));
            }
            records.add(record);
        }
        return RecordPage.last(records);
    }

    /** Returns the records of a scan, from its start or cursor on, in its order. */
    Collection<StoredRecord> inPart(RecordScan scan) {
        return part(
                        shelf.drawer(drawer(scan.tenant(), scan.kind())),
                        scan.fromInclusive().orElse(null),
                        scan.toExclusive().orElse(null),
                        scan)
                .values();
    }

    /** Returns what lies between two bounds and behind the cursor of a scan, in its order. */
    final NavigableMap<String, StoredRecord> part(
            NavigableMap<String, StoredRecord> records, @Nullable String from, @Nullable String to, RecordScan scan) {
        boolean ascending = scan.direction() == RecordScan.Direction.ASCENDING;
        String last = scan.cursor().map(ScanCursor::lastId).orElse(null);
        NavigableMap<String, StoredRecord> part = records;
        boolean behind = ascending && last != null && (from == null || compare(last, from) >= 0);
        String low = behind ? last : from;
        String high = !ascending && last != null && (to == null || compare(last, to) < 0) ? last : to;
        if (low != null && high != null && compare(low, high) >= 0) {
            return Collections.emptyNavigableMap();
        }
        if (low != null) {
            part = part.tailMap(low, !behind);
        }
        if (high != null) {
            part = part.headMap(high, false);
        }
        return ascending ? part : part.descendingMap();
    }

    private int compare(String a, String b) {
        return shelf.order().compare(a, b);
    }

    @Override
    public Version commit(Commit commit) {
        requireOpen();
        limits().checkCommit(commit);
        Map<RecordKey, Content> puts = encoded(commit);
        synchronized (shelf) {
            requireOpen();
            requireExpected(commit);
            Version version = nextVersion(commit);
            write(commit, puts, version);
            return version;
        }
    }

    /** Returns the contents as they are kept. */
    Map<RecordKey, Content> encoded(Commit commit) {
        Map<RecordKey, Content> puts = new LinkedHashMap<>();
        commit.puts().forEach((key, content) -> puts.put(key, Content.ofBytes(kept(content.bytes()))));
        return puts;
    }

    /** Returns the bytes that are kept of a content. */
    byte[] kept(byte[] bytes) {
        return bytes;
    }

    final void requireExpected(Commit commit) {
        Set<RecordKey> losers = losers(commit);
        if (!losers.isEmpty()) {
            throw conflict(commit, losers);
        }
    }

    /** Returns the keys whose expectations do not hold. */
    Set<RecordKey> losers(Commit commit) {
        Set<RecordKey> losers = new LinkedHashSet<>();
        commit.expectations().forEach((key, expected) -> {
            if (checks(commit, key) && !holds(key, expected)) {
                losers.add(key);
            }
        });
        return losers;
    }

    /** Returns whether an expectation is looked at. */
    boolean checks(Commit commit, RecordKey key) {
        return true;
    }

    /** Returns whether a key is at a version or, if there is none, absent. */
    boolean holds(RecordKey key, Optional<Version> expected) {
        return Optional.ofNullable(find(key)).map(StoredRecord::version).equals(expected);
    }

    CommitConflictException conflict(Commit commit, Set<RecordKey> losers) {
        return new CommitConflictException(losers);
    }

    /** Returns the version of a commit. */
    Version nextVersion(Commit commit) {
        return Version.of(opening, commits.incrementAndGet());
    }

    /** Makes the puts and deletes of a commit. */
    void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
        puts.forEach((key, content) -> put(key, version, content));
        commit.deletes().forEach(this::remove);
    }

    void put(RecordKey key, Version version, Content content) {
        shelf.put(place(key), new StoredRecord(key, version, content));
    }

    void remove(RecordKey key) {
        shelf.remove(place(key));
    }

    @Override
    public StoreLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        synchronized (shelf) {
            closed = true;
        }
    }

    final void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }

    /** Returns a store of this kind over records that are there already. */
    StepwiseStore over(Shelf records) {
        return new StepwiseStore(records);
    }

    /** Ends as the death of the process would, and returns the store that is opened then. */
    StepwiseStore crash() {
        close();
        return over(shelf);
    }

    private Supplier<PersonaStore> backUp() {
        synchronized (shelf) {
            Shelf copy = shelf.copy();
            return () -> over(copy);
        }
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none()
                .withReopening(store -> ((StepwiseStore) store).over(((StepwiseStore) store).shelf))
                .withCrashing(store -> ((StepwiseStore) store).crash())
                .withRestoring(store -> ((StepwiseStore) store).backUp())
                .withSharing(store -> ((StepwiseStore) store).over(((StepwiseStore) store).shelf));
    }
}
