package org.persona4j.store;

import java.util.Map;
import java.util.Set;

/**
 * An ordered record store with atomic conditional batches: all that the engine asks of a database.
 *
 * <p>The numbered rules are in the README of this module; the methods name those they keep. Nothing ever crosses
 * tenants. There are no secondary indexes: an index is more records, written in the same commit.
 *
 * <p>Every store is safe for use by many threads (rule O1). Calls block until they are done. A store keeps nothing that it
 * is given but keys and contents, and changes nothing that it is given (rule R3).
 *
 * <p>An interrupt of the calling thread need not end a call early; if it does, the call fails as if the store were
 * unavailable, or with {@link UnknownOutcomeException} if it was a commit on its way. No call clears the interrupt flag, and
 * no interrupt hurts the calls of other threads (rules O4 and O5).
 *
 * <p>A store says in its documentation whether it is durable. If it is, every acknowledged commit is there when the store is
 * opened again, at the version it had (rules D1 to D4).
 */
public interface PersonaStore extends AutoCloseable {

    /**
     * Returns those of the records that are present, all from one snapshot (rules S1.1 to S1.4).
     *
     * <p>The snapshot is the state left by all commits before the read in the one order of the tenant's reads and
     * commits, an order that agrees with real time: it holds every commit acknowledged before the call. A read of one
     * key gets no weaker guarantee. A record whose content has no bytes is present. Reads change nothing (rules R1 to R5,
     * K6).
     *
     * @param keys the keys, all of one tenant; may be empty; any kind of set, which stays the caller's
     * @return an unmodifiable map of the present records by their key, in no order, which does not change later; empty if
     *     there are no keys
     * @throws IllegalArgumentException if the keys are of more than one tenant
     * @throws StoreLimitException if there are more keys than {@link StoreLimits#recordsPerRead()}
     * @throws StoreUnavailableException if the store cannot answer now
     * @throws StoreClosedException if the store is closed, also if there are no keys
     */
    Map<RecordKey, StoredRecord> read(Set<RecordKey> keys);

    /**
     * Returns one page of the records of one kind, in the order of their ids, each once (rules S2.1 to S2.11).
     *
     * <p>Weaker than a read, on purpose. The page contains every record in its part of the range that was present and
     * unchanged during the call, and reflects every commit acknowledged before the call. Each record was current, version
     * and content, at some moment of the call, not all at the same. A record that came, went or changed meanwhile may be there or not. Pages
     * are calls of their own.
     *
     * <p>A page may be shorter than the limit, even empty, and have a cursor; only a missing cursor means the end. A limit
     * above what the store pages is no error. Each cursor is behind the one before it, is the last id examined, and stays
     * good after deletes and restarts. Bounds need not be legal ids, and a cursor may lie outside the range: before it, the
     * scan begins with the range; behind it, the page is empty and the last.
     *
     * <p>Nobody can expect a range: what a scan found, or did not, is a hint to be read again by key.
     *
     * @param scan what to look for
     * @return the page
     * @throws StoreUnavailableException if the store cannot answer now
     * @throws StoreClosedException if the store is closed
     */
    RecordPage scan(RecordScan scan);

    /**
     * Writes all of a commit or nothing of it (rules C1 to C9, S1.3, V1 to V5).
     *
     * <p>If every expectation holds in the state left by the commits before it, also for keys that are not written and
     * also for absence, then all puts and deletes take effect at that one moment, and every record put is at the version
     * returned. If not, nothing is written. Once the call returns, every later read and scan sees the commit.
     *
     * <p>A put or delete without an expectation is unconditional, and deleting an absent key does nothing. The order in which
     * the commit was built does not matter. The same commit given again is another commit. If a content cannot be encoded,
     * its encoder's error or a {@link PersonaStoreException} that it caused comes to the caller, and nothing is written.
     *
     * <p>Undefined: which of two commits that exclude each other wins. Exactly one does.
     *
     * @param commit what to expect and what to write
     * @return the version of all records put, never given before and never again; also if nothing is put
     * @throws CommitConflictException if an expectation does not hold; names all that did not at one moment of the call, and
     *     no other; nothing was written
     * @throws StoreLimitException if the commit is over a limit, whatever it expects; nothing was sent
     * @throws StoreUnavailableException if the store cannot do it now; nothing was written and nothing will be
     * @throws UnknownOutcomeException if the commit may have taken effect, or may later
     * @throws StoreClosedException if the store is closed; nothing was written and nothing will be
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
     * {@link StoreClosedException}; calls under way either finish truthfully or fail so, and none takes the store for an empty
     * one. Closing again does nothing, from any thread (rule O2).
     */
    @Override
    void close();
}
