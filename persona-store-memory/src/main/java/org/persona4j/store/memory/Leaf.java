package org.persona4j.store.memory;

import org.persona4j.store.Content;
import org.persona4j.store.Version;

/**
 * A run of records in the order of their ids, as three arrays side by side: no object per record.
 *
 * <p>Immutable; the arrays may be shared with other leaves and are never written once they are here.
 */
final class Leaf extends Node {

    static final Leaf EMPTY = new Leaf(new String[0], new Version[0], new Content[0]);

    final String[] ids;
    final Version[] versions;
    final Content[] contents;

    Leaf(String[] ids, Version[] versions, Content[] contents) {
        this.ids = ids;
        this.versions = versions;
        this.contents = contents;
    }

    @Override
    int size() {
        return ids.length;
    }

    @Override
    String firstId() {
        return ids[0];
    }

    @Override
    Leaf leafFor(String id) {
        return this;
    }

    /** Returns the index of the record with the id, or {@code -1 - index} of where it would be. */
    int indexOf(String id) {
        return search(ids, 0, id);
    }
}
