package org.persona4j.store.memory;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.persona4j.store.Version;

/**
 * The versions of one store: a random number that no other store has, and the number of the commit. Safe for use by many
 * threads.
 *
 * <p>A leaf keeps the number of the commit alone.
 */
final class Versions {

    private final long epoch = UUID.randomUUID().getMostSignificantBits();
    private final AtomicLong commits = new AtomicLong();

    /** Returns the number of the next commit, never given before. */
    long next() {
        return commits.incrementAndGet();
    }

    /** Returns the version of a commit. */
    Version of(long commit) {
        return Version.of(epoch, commit);
    }
}
