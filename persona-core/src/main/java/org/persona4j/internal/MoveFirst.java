package org.persona4j.internal;

import java.util.List;
import org.persona4j.store.StoredRecord;

/**
 * Thrown inside the transaction loop: these records, one of which was to be written, are still under the ids of an earlier hash
 * key and must first be moved by a commit of its own. So a change never names more records than it would without a rotation.
 */
final class MoveFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<StoredRecord> records;

    MoveFirst(List<StoredRecord> records) {
        super("records must be moved to the current hash key first", null, false, false);
        this.records = records;
    }

    List<StoredRecord> records() {
        return records;
    }
}
