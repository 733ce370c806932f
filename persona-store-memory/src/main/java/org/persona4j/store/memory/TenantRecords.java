package org.persona4j.store.memory;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.Version;

/**
 * The records of one tenant: the present state, and the lock under which the next one is made.
 *
 * <p>The one order of the tenant's reads and commits is the order in which they read and write {@link #state}: a volatile
 * field, so it agrees with real time, and a read that took it has a snapshot.
 */
final class TenantRecords {

    private final ReentrantLock writers = new ReentrantLock();
    private volatile Kinds state = Kinds.NONE;

    /** Returns the present state. */
    Kinds state() {
        return state;
    }

    /**
     * Writes a commit, or throws and writes nothing.
     *
     * @param commit the commit
     * @param versions gives a version never given before
     * @return the version of what was put
     * @throws CommitConflictException naming every expectation that did not hold
     */
    Version commit(Commit commit, Supplier<Version> versions) {
        Change[] changes = changesOf(commit);
        writers.lock();
        try {
            Kinds before = state;
            requireExpected(commit, before);
            Version version = versions.get();
            state = after(before, changes, version);
            return version;
        } finally {
            writers.unlock();
        }
    }

    private static Change[] changesOf(Commit commit) {
        Change[] changes = new Change[commit.puts().size() + commit.deletes().size()];
        int count = 0;
        for (Map.Entry<RecordKey, Content> put : commit.puts().entrySet()) {
            changes[count++] = new Change(put.getKey(), put.getValue());
        }
        for (RecordKey key : commit.deletes()) {
            changes[count++] = new Change(key, null);
        }
        Arrays.sort(changes);
        return changes;
    }

    private static void requireExpected(Commit commit, Kinds state) {
        Set<RecordKey> losers = null;
        for (Map.Entry<RecordKey, Optional<Version>> expectation :
                commit.expectations().entrySet()) {
            RecordKey key = expectation.getKey();
            if (!holds(state, key, expectation.getValue())) {
                if (losers == null) {
                    losers = new LinkedHashSet<>();
                }
                losers.add(key);
            }
        }
        if (losers != null) {
            throw new CommitConflictException(losers);
        }
    }

    private static boolean holds(Kinds state, RecordKey key, Optional<Version> expected) {
        byte[] id = IdRun.encode(key.id());
        Leaf leaf = state.leafFor(key.kind(), id);
        int index = leaf.indexOf(id);
        return index < 0 ? expected.isEmpty() : expected.isPresent() && leaf.versions[index].equals(expected.get());
    }

    private static Kinds after(Kinds before, Change[] changes, Version version) {
        TreeEdit edit = new TreeEdit(changes, version);
        Kinds after = before;
        int from = 0;
        while (from < changes.length) {
            String kind = changes[from].kind;
            int to = from + 1;
            while (to < changes.length && changes[to].kind.equals(kind)) {
                to++;
            }
            after = after.with(kind, edit.apply(after.root(kind), from, to));
            from = to;
        }
        return after;
    }
}
