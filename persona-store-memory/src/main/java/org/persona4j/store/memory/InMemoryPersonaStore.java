package org.persona4j.store.memory;

import static java.util.Collections.unmodifiableMap;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/**
 * The reference store: keeps records in memory, for tests, tools and data that fits.
 *
 * <p>Keeps each content as the object it is and never encodes one (unless it was made with limits of bytes, which it has
 * to measure). What it holds is gone when it is closed. Versions of one store never occur in another.
 *
 * <p>Reads and scans wait for nobody and see one state. Commits of one tenant take turns; those of different tenants do
 * not meet. No call is ever unavailable or of unknown outcome, and no call answers to an interrupt. A page has
 * {@value #RECORDS_PER_PAGE} records at most.
 *
 * <p>Safe for use by many threads.
 *
 * <pre>{@code
 * try (PersonaStore store = new InMemoryPersonaStore()) {
 *     RecordKey key = RecordKey.of("green-leaf", "note", "1");
 *     store.commit(Commit.builder("green-leaf").expectAbsent(key).put(key, Content.ofBytes(bytes)).build());
 * }
 * }</pre>
 */
public final class InMemoryPersonaStore implements PersonaStore {

    /** The most records on a page. */
    public static final int RECORDS_PER_PAGE = 10_000;

    private final StoreLimits limits;
    private final Map<String, TenantRecords> tenants = new ConcurrentHashMap<>();

    /** What makes the versions of this store different from those of every other. */
    private final long epoch = UUID.randomUUID().getMostSignificantBits();

    private final AtomicLong commits = new AtomicLong();
    private volatile boolean closed;

    /** Makes an empty store without limits. */
    public InMemoryPersonaStore() {
        this(StoreLimits.UNLIMITED);
    }

    /**
     * Makes an empty store that keeps to limits, to try a program against a smaller store.
     *
     * @param limits the limits
     */
    public InMemoryPersonaStore(StoreLimits limits) {
        this.limits = requireNonNull(limits, "limits");
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        requireOpen();
        limits.checkRead(keys);
        if (keys.isEmpty()) {
            return Map.of();
        }
        String tenant = keys.iterator().next().tenant();
        Kinds state = stateOf(tenant);
        Map<RecordKey, StoredRecord> present = new HashMap<>(keys.size() * 4 / 3 + 1);
        for (RecordKey key : keys) {
            if (!key.tenant().equals(tenant)) {
                throw new IllegalArgumentException("keys must be of one tenant");
            }
            StoredRecord found = find(state, key);
            if (found != null) {
                present.put(key, found);
            }
        }
        return unmodifiableMap(present);
    }

    private static @Nullable StoredRecord find(Kinds state, RecordKey key) {
        byte[] id = IdRun.encode(key.id());
        Leaf leaf = state.leafFor(key.kind(), id);
        int index = leaf.indexOf(id);
        return index < 0 ? null : new StoredRecord(key, leaf.versions[index], leaf.contents[index]);
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        requireOpen();
        return PageScan.page(stateOf(scan.tenant()).root(scan.kind()), scan, RECORDS_PER_PAGE);
    }

    @Override
    public Version commit(Commit commit) {
        requireOpen();
        limits.checkCommit(commit);
        TenantRecords records = tenants.computeIfAbsent(commit.tenant(), name -> new TenantRecords());
        // Once closed, the tenant just found may be an empty new one, of which nothing true can be said.
        requireOpen();
        return records.commit(commit, this::nextVersion);
    }

    private Version nextVersion() {
        return Version.of(epoch, commits.incrementAndGet());
    }

    private Kinds stateOf(String tenant) {
        TenantRecords records = tenants.get(tenant);
        if (records == null) {
            // Closing forgets the tenants after it has closed, so a tenant that is absent now may not be absent.
            requireOpen();
            return Kinds.NONE;
        }
        return records.state();
    }

    @Override
    public StoreLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        closed = true;
        tenants.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }

    /** Returns the number of tenants; no record. */
    @Override
    public String toString() {
        return "InMemoryPersonaStore[" + tenants.size() + " tenants" + (closed ? ", closed" : "") + "]";
    }
}
