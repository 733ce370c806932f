package org.persona4j.store.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;

/** One write of a commit: a put, or a delete if there is no content. Ordered by kind, then by id. */
final class Change implements Comparable<Change> {

    final String kind;

    /** The id, encoded. */
    final byte[] id;

    final @Nullable Content content;

    Change(RecordKey key, @Nullable Content content) {
        this.kind = key.kind();
        this.id = IdRun.encode(key.id());
        this.content = content;
    }

    @Override
    public int compareTo(Change other) {
        int order = kind.compareTo(other.kind);
        return order != 0 ? order : Arrays.compareUnsigned(id, other.id);
    }
}
