package org.persona4j.store.memory;

import org.persona4j.store.Content;

/**
 * A run of records in the order of their ids, as arrays side by side: no object per record.
 *
 * <p>Immutable; the arrays are never written once they are here.
 */
final class Leaf extends Node {

    static final Leaf EMPTY = new Leaf(IdRun.EMPTY, new long[0], new Content[0]);

    /** For each record the number of the commit that wrote it, see {@link Versions}. */
    final long[] commits;

    final Content[] contents;

    Leaf(IdRun ids, long[] commits, Content[] contents) {
        super(ids);
        this.commits = commits;
        this.contents = contents;
    }
}
