package org.persona4j.store;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * The limits a store states: what one call may ask of it.
 *
 * <p>A limit of {@link #NONE} is no limit. A store refuses what is over a limit before anything is sent, with a
 * {@link StoreLimitException}; {@link #checkRead} and {@link #checkCommit} do that.
 *
 * <p>Immutable, thread-safe, a value.
 *
 * @param recordsPerRead the most keys of one read, at least 100
 * @param keysPerCommit the most distinct keys of one commit, at least 66. The engine asks for 2 x size cap + 64 and does
 *     not start on a store with fewer; 1,024 serves its default
 * @param bytesPerContent the most bytes of one content, at least 65,536
 * @param bytesPerCommit the most bytes of all contents put by one commit together, at least 1,048,576
 */
public record StoreLimits(int recordsPerRead, int keysPerCommit, int bytesPerContent, int bytesPerCommit) {

    /** The value that stands for no limit. */
    public static final int NONE = Integer.MAX_VALUE;

    /** The least that any store must allow. */
    public static final StoreLimits MINIMUM = new StoreLimits(100, 66, 64 * 1024, 1024 * 1024);

    /** No limits at all. */
    public static final StoreLimits UNLIMITED = new StoreLimits(NONE, NONE, NONE, NONE);

    /**
     * Checks each limit against the least that any store must allow.
     *
     * @throws IllegalArgumentException if one is less
     */
    public StoreLimits {
        requireAtLeast("recordsPerRead", recordsPerRead, 100);
        requireAtLeast("keysPerCommit", keysPerCommit, 66);
        requireAtLeast("bytesPerContent", bytesPerContent, 64 * 1024);
        requireAtLeast("bytesPerCommit", bytesPerCommit, 1024 * 1024);
    }

    private static void requireAtLeast(String limit, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(limit + " must be at least " + least + ", but is " + value);
        }
    }

    /**
     * Returns these limits with another number of keys per commit.
     *
     * @param keysPerCommit the most distinct keys of one commit, at least 66
     * @return the limits
     * @throws IllegalArgumentException if it is less
     */
    public StoreLimits withKeysPerCommit(int keysPerCommit) {
        return new StoreLimits(recordsPerRead, keysPerCommit, bytesPerContent, bytesPerCommit);
    }

    /**
     * Refuses a read that is over a limit.
     *
     * @param keys the keys of the read
     * @throws StoreLimitException if there are too many
     */
    public void checkRead(Set<RecordKey> keys) {
        requireNonNull(keys, "keys");
        if (keys.size() > recordsPerRead) {
            throw StoreLimitException.of("recordsPerRead", recordsPerRead, keys.size());
        }
    }

    /**
     * Refuses a commit that is over a limit. Encodes no content unless a limit of bytes is set.
     *
     * @param commit the commit
     * @throws StoreLimitException if it has too many keys or too many bytes
     */
    public void checkCommit(Commit commit) {
        requireNonNull(commit, "commit");
        int named = commit.expectations().size()
                + commit.puts().size()
                + commit.deletes().size();
        if (named > keysPerCommit) {
            int keys = commit.keys().size();
            if (keys > keysPerCommit) {
                throw StoreLimitException.of("keysPerCommit", keysPerCommit, keys);
            }
        }
        if (bytesPerContent != NONE || bytesPerCommit != NONE) {
            checkBytes(commit);
        }
    }

    private void checkBytes(Commit commit) {
        long total = 0;
        for (Content content : commit.puts().values()) {
            int size = content.size();
            if (size > bytesPerContent) {
                throw StoreLimitException.of("bytesPerContent", bytesPerContent, size);
            }
            total += size;
        }
        if (total > bytesPerCommit) {
            throw StoreLimitException.of("bytesPerCommit", bytesPerCommit, total);
        }
    }
}
