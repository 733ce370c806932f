package org.persona4j.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Version;

/**
 * The records of one tenant: the present state, and the lock under which the next one is made.
 *
 * <p>The one order of the tenant's reads and commits is the order in which they read and write {@link #state}: a volatile
 * field, so it agrees with real time, and a read that took it has a snapshot.
 */
final class TenantRecords {

    private final Versions versions;
    private final KeptContents contents;
    private final ReentrantLock writers = new ReentrantLock();
    private volatile Kinds state = Kinds.NONE;

    TenantRecords(Versions versions, KeptContents contents) {
        this.versions = versions;
        this.contents = contents;
    }

    /** Returns the present state. */
    Kinds state() {
        return state;
    }

    /**
     * Writes a commit, or throws and writes nothing.
     *
     * @param commit the commit
     * @return the version of what was put
     * @throws CommitConflictException naming every expectation that did not hold
     */
    Version commit(Commit commit) {
        Part[] parts = partsOf(commit, contents);
        writers.lock();
        try {
            TreeEdit edit = new TreeEdit(parts, versions);
            state = after(state, parts, edit);
            return edit.version();
        } finally {
            writers.unlock();
        }
    }

    /** Returns what a commit says of each key, in order, with its contents as they are kept. */
    static Part[] partsOf(Commit commit, KeptContents contents) {
        List<Part> parts = new ArrayList<>(commit.puts().size()
                + commit.deletes().size()
                + commit.expectations().size());
        commit.puts()
                .forEach((key, content) -> parts.add(new Part(commit, key, Part.Write.PUT, contents.kept(content))));
        commit.deletes().forEach(key -> parts.add(new Part(commit, key, Part.Write.DELETE, null)));
        commit.expectations().forEach((key, version) -> {
            if (!commit.puts().containsKey(key) && !commit.deletes().contains(key)) {
                parts.add(new Part(commit, key, Part.Write.NOTHING, null));
            }
        });
        Part[] sorted = parts.toArray(new Part[0]);
        Arrays.sort(sorted);
        return sorted;
    }

    private static Kinds after(Kinds before, Part[] parts, TreeEdit edit) {
        Kinds after = before;
        int from = 0;
        while (from < parts.length) {
            String kind = parts[from].key.kind();
            int to = from + 1;
            while (to < parts.length && parts[to].key.kind().equals(kind)) {
                to++;
            }
            after = after.with(kind, edit.apply(before.root(kind), from, to));
            from = to;
        }
        edit.requireExpected();
        return after;
    }
}
