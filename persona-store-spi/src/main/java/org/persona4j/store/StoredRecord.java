package org.persona4j.store;

import static java.util.Objects.requireNonNull;

/**
 * A record as a store gives it: its key, the version of the commit that wrote it last, and its content.
 *
 * <p>Immutable, thread-safe, a value.
 *
 * @param key the name of the record
 * @param version the mark of the commit that wrote it; expect it to change the record only if nobody else did
 * @param content what was put, byte for byte
 */
public record StoredRecord(RecordKey key, Version version, Content content) {

    /** Checks that no part is missing. */
    public StoredRecord {
        requireNonNull(key, "key");
        requireNonNull(version, "version");
        requireNonNull(content, "content");
    }
}
