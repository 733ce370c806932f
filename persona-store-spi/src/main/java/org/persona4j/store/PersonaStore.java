package org.persona4j.store;

import java.util.Map;
import java.util.Set;

/**
 * An ordered record store with atomic conditional batches: all that the engine asks of a database.
 *
 * <p>The numbered rules are in the README of this module; the methods name those they keep. Nothing ever crosses
 * tenants. There are no secondary indexes: an index is more records, written in the same commit.
 *
 * <p>Every store is safe for use by many threads. Calls block until they are done. An interrupt of the calling thread
 * need not end a call early; if it does, the call fails as if the store were unavailable, or with
 * {@link UnknownOutcomeException} if it was a commit on its way.
 */
public interface PersonaStore extends AutoCloseable {

    /**
     * Returns those of the records that are present, all from one snapshot (rules S1.1 to S1.4).
     *
     * <p>The snapshot is the state left by all commits before the read in the one order of the tenant's reads and
     * commits, an order that agrees with real time: it holds every commit acknowledged before the call. A read of one
     * key gets no weaker guarantee. Reads change nothing.
     *
     * @param keys the keys, all of one tenant; may be empty
     * @return an unmodifiable map of the present records by their key, in no order
     * @throws IllegalArgumentException if the keys are of more than one tenant
     * @throws StoreLimitException if there are more keys than {@link StoreLimits#recordsPerRead()}
     * @throws StoreUnavailableException if the store cannot answer now
     * @throws StoreClosedException if the store is closed
     */
    Map<RecordKey, StoredRecord> read(Set<RecordKey> keys);

    /**
     * Returns one page of the records of one kind, in the order of their ids (rules S2.1 to S2.7).
     *
     * <p>Weaker than a read, on purpose. The page contains every record in its part of the range that was present and
     * unchanged during the call, and reflects every commit acknowledged before the call. Each record was current at some
     * moment of the call, not all at the same. A record that came, went or changed meanwhile may be there or not. Pages
     * are calls of their own.
     *
     * <p>A page may be shorter than the limit, even empty, and have a cursor; only a missing cursor means the end. Nobody
     * can expect a range: what a scan found, or did not, is a hint to be read again by key.
     *
     * @param scan what to look for
     * @return the page
     * @throws StoreUnavailableException if the store cannot answer now
     * @throws StoreClosedException if the store is closed
     */
    RecordPage scan(RecordScan scan);

    /**
     * Writes all of a commit or nothing of it (rules C1 to C6, S1.3, V1 to V3).
     *
     * <p>If every expectation holds in the state left by the commits before it, also for keys that are not written and
     * also for absence, then all puts and deletes take effect at that one moment, and every record put is at the version
     * returned. If not, nothing is written. Once the call returns, every later read and scan sees the commit.
     *
     * <p>Undefined: which of two commits that exclude each other wins.
     *
     * @param commit what to expect and what to write
     * @return the version of all records put, never given before and never again; also if nothing is put
     * @throws CommitConflictException if an expectation does not hold; nothing was written
     * @throws StoreLimitException if the commit is over a limit; nothing was sent
     * @throws StoreUnavailableException if the store cannot do it now; nothing was written and nothing will be
     * @throws UnknownOutcomeException if the commit may have taken effect, or may later
     * @throws StoreClosedException if the store is closed; nothing was written
     */
    Version commit(Commit commit);

    /**
     * Returns what one call may ask of this store. The same as long as the store is open, and also once it is closed.
     *
     * @return the limits
     */
    StoreLimits limits();

    /**
     * Releases what the store holds. Later calls of {@link #read}, {@link #scan} and {@link #commit} fail with
     * {@link StoreClosedException}; calls under way either finish or fail so. Closing again does nothing.
     */
    @Override
    void close();
}
