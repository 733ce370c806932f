package org.persona4j.store.memory;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * <p>Keeps each content as the object it is and never encodes one, unless it was made with limits of bytes, which it has
 * to measure, or to keep {@linkplain KeptContents#BYTES bytes}. What it holds is gone when it is closed. Versions of one store never occur in another.
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
    private final KeptContents contents;
    private final Map<String, TenantRecords> tenants = new ConcurrentHashMap<>();

    private final Versions versions = new Versions();
    private volatile boolean closed;

    /** Makes an empty store without limits that keeps contents as objects. */
    public InMemoryPersonaStore() {
        this(StoreLimits.UNLIMITED, KeptContents.OBJECTS);
    }

    /**
     * Makes an empty store that keeps to limits, to try a program against a smaller store.
     *
     * @param limits the limits
     */
    public InMemoryPersonaStore(StoreLimits limits) {
        this(limits, KeptContents.OBJECTS);
    }

    /**
     * Makes an empty store that keeps to limits.
     *
     * @param limits the limits
     * @param contents how it keeps contents
     */
    public InMemoryPersonaStore(StoreLimits limits, KeptContents contents) {
        this.limits = requireNonNull(limits, "limits");
        this.contents = requireNonNull(contents, "contents");
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        requireOpen();
        limits.checkRead(keys);
        if (keys.isEmpty()) {
            return Map.of();
        }
        RecordKey[] asked = keys.toArray(new RecordKey[0]);
        String tenant = asked[0].tenant();
        for (RecordKey key : asked) {
            if (!key.tenant().equals(tenant)) {
                throw new IllegalArgumentException("keys must be of one tenant");
            }
        }
        return new Lookup(stateOf(tenant), asked, versions).present();
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        requireNonNull(scan, "scan");
        requireOpen();
        return PageScan.page(stateOf(scan.tenant()).root(scan.kind()), scan, RECORDS_PER_PAGE, versions);
    }

    @Override
    public Version commit(Commit commit) {
        requireOpen();
        limits.checkCommit(commit);
        TenantRecords records = tenants.computeIfAbsent(commit.tenant(), name -> new TenantRecords(versions, contents));
        // Once closed, the tenant just found may be an empty new one, of which nothing true can be said.
        requireOpen();
        return records.commit(commit);
    }

    private Kinds stateOf(String tenant) {
        TenantRecords records = tenants.get(tenant);
        Kinds state = records == null ? Kinds.NONE : records.state();
        if (state == Kinds.NONE) {
            // Closing forgets the tenants after it has closed, so one that is absent now, or is an empty new one of a
            // commit
            // that came too late, may not have been empty.
            requireOpen();
        }
        return state;
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
