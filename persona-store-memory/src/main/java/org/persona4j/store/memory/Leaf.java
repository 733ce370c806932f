package org.persona4j.store.memory;

import org.persona4j.store.Content;
import org.persona4j.store.Version;

/**
 * A run of records in the order of their ids, as arrays side by side: no object per record.
 *
 * <p>Immutable; the arrays are never written once they are here.
 */
final class Leaf extends Node {

    static final Leaf EMPTY = new Leaf(IdRun.EMPTY, new Version[0], new Content[0]);

    final Version[] versions;
    final Content[] contents;

    Leaf(IdRun ids, Version[] versions, Content[] contents) {
        super(ids);
        this.versions = versions;
        this.contents = contents;
    }

    /** Returns the index of the record with the id, or {@code -1 - index} of where it would be. */
    int indexOf(byte[] id) {
        return ids.search(0, id);
    }
}
