package org.persona4j.store.memory;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.Version;

/** What one commit says of one key: what it expects, what it writes, or both. Ordered by kind, then by id. Immutable. */
final class Part implements Comparable<Part> {

    /** What becomes of the record. */
    enum Write {
        NOTHING,
        PUT,
        DELETE
    }

    final RecordKey key;

    /** The id, encoded. */
    final byte[] id;

    /** The first bytes of the id, as {@link IdRun#headOf} says them. */
    private final long head;

    /** Whether anything is expected. */
    final boolean expects;

    /** The version that is expected; null if no record is, or nothing is expected. */
    final @Nullable Version expected;

    final Write write;

    /** What is put, else null. */
    final @Nullable Content content;

    /** Makes the part of a commit that is about a key. */
    Part(Commit commit, RecordKey key, Write write, @Nullable Content content) {
        Optional<Version> expectation = commit.expectations().get(key);
        this.key = key;
        this.id = IdRun.encode(key.id());
        this.head = IdRun.headOf(id, 0);
        this.expects = expectation != null;
        this.expected = expectation == null ? null : expectation.orElse(null);
        this.write = write;
        this.content = content;
    }

    @Override
    public int compareTo(Part other) {
        String kind = key.kind();
        if (!kind.equals(other.key.kind())) {
            return kind.compareTo(other.key.kind());
        }
        int order = Long.compareUnsigned(head, other.head);
        return order == 0 ? Arrays.compareUnsigned(id, other.id) : order;
    }
}
