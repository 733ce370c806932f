package org.persona4j.store.memory;

import org.jspecify.annotations.Nullable;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;

/** One write of a commit: a put, or a delete if there is no content. Ordered by key. */
record Change(RecordKey key, @Nullable Content content) implements Comparable<Change> {

    String kind() {
        return key.kind();
    }

    String id() {
        return key.id();
    }

    @Override
    public int compareTo(Change other) {
        return key.compareTo(other.key);
    }
}
