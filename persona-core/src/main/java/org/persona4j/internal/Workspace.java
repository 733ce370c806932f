package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;

/**
 * One attempt of a transaction: what it read, what it will write, and what must not change meanwhile.
 *
 * <p>Each record is read from the store once; a later look sees the same version or the attempt's own write. A commit expects
 * everything that was read, as long as that fits into the budget of a commit. If it does not, it expects what was written and
 * what was {@link #lock locked}, after having made sure that the rest had not changed when the last of it was read.
 *
 * <p>While records move to the ids of another hash key, an attempt expects each record where it found it, one key for each. Only
 * what is written must be under its current id; if it is not, {@link MoveFirst} asks for that. Not thread-safe; dies with the
 * attempt.
 */
final class Workspace {
    /** What is written last and must fit too: the operation, the entry of the audit, and what leads to that. */
    private static final int RESERVED = 2 + Act.MOST_NAMED;

    private final PersonaStore store;
    private final String tenant;
    private final int budget;
    private final Reads reads;
    private final Map<RecordKey, Write> writes = new LinkedHashMap<>();
    private final Set<RecordKey> locked = new HashSet<>();
    private final List<Undo> undos = new ArrayList<>();
    private final Map<RecordKey, Write> writtenBefore;
    private @Nullable Veil veil;
    private boolean onlyLooks;
    private @Nullable Runnable addition;
    private int besides;
    private @Nullable RecordKind locksMore;
    private int toLock;

    Workspace(PersonaStore store, String tenant, int budget) {
        this(store, tenant, budget, new Reads(store), Map.of());
    }

    private Workspace(PersonaStore store, String tenant, int budget, Reads reads, Map<RecordKey, Write> writtenBefore) {
        this.store = store;
        this.tenant = tenant;
        this.budget = budget;
        this.reads = reads;
        this.writtenBefore = writtenBefore;
    }

    /** A record to be written: its value, or none if it is to be deleted. */
    private record Write(@Nullable Object value) {}

    /** How to take back one step. */
    private record Undo(RecordKey key, @Nullable Write before, boolean unlock) {}

    /**
     * Says that records may still be under the earlier ids that this layout knows.
     *
     * @param looks whether nothing will be committed, so that nothing need be moved
     */
    void whileMoving(RecordLayout layout, boolean looks) {
        onlyLooks = looks;
        reads.whileMoving(layout);
    }

    /**
     * Says what is to add to what is written, just before it is committed. For each record of a kind it may lock one more; room for
     * that is kept in what {@link #fits}.
     *
     * @param last adds it
     * @param records how many records more the commit may name for it, besides those that it locks
     * @param locking the kind
     */
    void beforeCommit(Runnable last, int records, RecordKind locking) {
        addition = last;
        besides = records;
        locksMore = locking;
    }

    /** Says that some records were read before. */
    void readAhead(ReadAhead before) {
        reads.readAhead(before);
    }

    /** Says that from now on only what is not behind the veil is to be seen. */
    void veil(Veil now) {
        veil = now;
    }

    /**
     * Another look at the same records: what is read here counts as read there, what is written here is never committed.
     *
     * @param through what is not to be seen
     */
    Workspace seen(Veil through) {
        Map<RecordKey, Write> before = new HashMap<>(writtenBefore);
        before.putAll(writes);
        Workspace seen = new Workspace(store, tenant, budget, reads, before);
        seen.onlyLooks = true;
        seen.veil = through;
        return seen;
    }

    /** Reads what was not read yet, all at once. */
    void load(Collection<RecordKey> keys) {
        reads.read(keys);
        if (veil != null) {
            veil.prepare(keys, this);
        }
    }

    /** Reads what was not read yet, whether it may be seen or not. */
    void read(Collection<RecordKey> keys) {
        reads.read(keys);
    }

    /**
     * Makes sure that the record, if there is one, is under its current id.
     *
     * @throws MoveFirst if it is under an earlier one
     */
    void requireMoved(RecordKey key) {
        load(Set.of(key));
        if (onlyLooks || !reads.isMoving() || reads.placeOf(key).equals(key)) {
            return;
        }
        throw new MoveFirst(reads.notMoved());
    }

    /** Takes it that there are no such records, without looking: their ids are new. The commit makes sure of it. */
    void takeAsAbsent(Collection<RecordKey> keys) {
        reads.takeAsAbsent(keys);
    }

    /** The value of a record as this attempt leaves it, or null if there is none. */
    <T> @Nullable T get(RecordKey key, Class<T> type) {
        Write write = writes.get(key);
        if (write != null) {
            return type.cast(write.value());
        }
        T whole = whole(key, type);
        return veil == null || whole == null ? whole : veil.see(whole, this);
    }

    /** The value of a record, whether it may be seen or not, but for what is written on this side of the veil. */
    <T> @Nullable T whole(RecordKey key, Class<T> type) {
        Write before = writtenBefore.get(key);
        return before == null ? stored(key, type) : type.cast(before.value());
    }

    /** The value of a record as it was read, whatever this attempt writes, or null if there was none. */
    <T> @Nullable T stored(RecordKey key, Class<T> type) {
        StoredRecord record = reads.found(key);
        if (record == null && !reads.has(key)) {
            load(Set.of(key));
            record = reads.found(key);
        }
        return record == null ? null : Records.decode(record.content(), type);
    }

    /** Whether there is such a record, as this attempt leaves it. */
    boolean exists(RecordKey key) {
        boolean written = writes.containsKey(key) || writtenBefore.containsKey(key);
        return isThere(key) && (written || veil == null || veil.sees(key, this));
    }

    /** The same, whether it may be seen or not. */
    boolean isThere(RecordKey key) {
        Write write = writes.getOrDefault(key, writtenBefore.get(key));
        if (write != null) {
            return write.value() != null;
        }
        load(Set.of(key));
        return reads.get(key).isPresent();
    }

    /** Writes a record. It is read first, so that the commit can expect what was there. */
    void put(RecordKey key, Object value) {
        write(key, new Write(value));
    }

    /** Deletes a record. */
    void delete(RecordKey key) {
        write(key, new Write(null));
    }

    private void write(RecordKey key, Write write) {
        requireMoved(key);
        Write before = writes.put(key, write);
        undos.add(new Undo(key, before, false));
        if (before == null && isLockingMore(key)) {
            toLock++;
        }
    }

    private boolean isLockingMore(RecordKey key) {
        return locksMore != null && locksMore.has(key);
    }

    /** Makes the commit fail if this record, which was read, has changed. */
    void lock(RecordKey key) {
        load(Set.of(key));
        if (locked.add(key)) {
            undos.add(new Undo(key, null, true));
        }
    }

    /** The records that this attempt writes or deletes. */
    Set<RecordKey> written() {
        return Collections.unmodifiableSet(writes.keySet());
    }

    /** Whether the record is written by this attempt. */
    boolean writes(RecordKey key) {
        return writes.containsKey(key);
    }

    /** The records of a kind that this attempt writes and does not delete, whose ids begin with the prefix. */
    List<RecordKey> written(RecordKind kind, String prefix) {
        return writes.entrySet().stream()
                .filter(entry -> entry.getValue().value() != null)
                .map(Map.Entry::getKey)
                .filter(key -> kind.has(key) && key.id().startsWith(prefix))
                .toList();
    }

    /** Whether anything is written. */
    boolean hasWrites() {
        return !writes.isEmpty();
    }

    /** A point to which the attempt can be taken back. */
    int mark() {
        return undos.size();
    }

    /** Takes back all writes and locks since the mark. What was read stays read. */
    void rollback(int mark) {
        while (undos.size() > mark) {
            Undo undo = undos.remove(undos.size() - 1);
            if (undo.unlock()) {
                locked.remove(undo.key());
            } else if (undo.before() == null) {
                writes.remove(undo.key());
                toLock -= isLockingMore(undo.key()) ? 1 : 0;
            } else {
                writes.put(undo.key(), undo.before());
            }
        }
    }

    /** Whether what is written and locked, and will be, fits into one commit, together with what tells of the call. */
    boolean fits() {
        return needed() + toLock + RESERVED <= budget;
    }

    /** How many records the commit must name at least. */
    private int needed() {
        int needed = writes.size();
        for (RecordKey key : locked) {
            if (!writes.containsKey(key)) {
                needed++;
            }
        }
        return needed;
    }

    /** The number of records a commit may name. */
    int budget() {
        return budget;
    }

    /**
     * Commits.
     *
     * @throws StaleReadException if what was read does not fit together, so that the attempt must be made again
     */
    void commit() {
        if (addition != null) {
            addition.run();
        }
        Commit.Builder commit = Commit.builder(tenant);
        for (RecordKey key : toExpect()) {
            Optional<StoredRecord> read = reads.get(key);
            if (read.isPresent()) {
                commit.expect(read.get().key(), read.get().version());
            } else {
                commit.expectAbsent(key);
            }
        }
        writes.forEach((key, write) -> {
            if (write.value() != null) {
                commit.put(key, contentOf(write.value()));
            } else if (reads.get(key).isPresent()) {
                commit.delete(key);
            }
        });
        store.commit(commit.build());
    }

    /** All that was read, which has all that is written and locked; if that is too much, those, if the rest is as it was. */
    private Set<RecordKey> toExpect() {
        if (reads.keys().size() <= budget + besides) {
            return reads.keys();
        }
        Set<RecordKey> least = new LinkedHashSet<>(writes.keySet());
        least.addAll(locked);
        reads.verify(least);
        return least;
    }

    private static Content contentOf(Object value) {
        return value == Nothing.NOTHING ? Content.EMPTY : Content.of(value, JsonCodec::write);
    }

    /**
     * Makes sure that all that was read was so at one moment.
     *
     * @throws StaleReadException if it was not, so that it must be read again
     */
    void verifyReads() {
        reads.verify();
    }

    /**
     * Does something with what is read. Records read at different moments may not fit together, and then anything may go wrong
     * with them: so a failure counts only if they did.
     *
     * @throws StaleReadException if it failed and what was read was not so at one moment
     */
    <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersonaStoreException | StaleReadException | IdentifierIndex.DrainFirst | MoveFirst expected) {
            throw expected;
        } catch (RuntimeException failure) {
            verifyReads();
            throw failure;
        }
    }

    /**
     * Whether some of what one commit wrote was read as it was before that commit, and some as it was after, as can be seen now.
     * Then nothing of this was committed.
     */
    boolean isTorn() {
        return reads.areTorn();
    }

    /** The records that were read, which are all that are written, too. */
    Set<RecordKey> read() {
        return reads.keys();
    }

    /** How many records were read. */
    int readCount() {
        return reads.keys().size();
    }
}
