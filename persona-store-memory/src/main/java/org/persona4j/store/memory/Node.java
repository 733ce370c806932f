package org.persona4j.store.memory;

import static org.persona4j.store.RecordKey.ID_ORDER;

/**
 * A part of the B-tree of one kind: a leaf of records or a branch of nodes.
 *
 * <p>Immutable. All leaves of a tree are at the same depth. Every node but the root has {@value #MIN} to {@value #MAX}
 * parts, a root that is a branch has at least two, and only a root may be an empty leaf. Arrays have exactly the length
 * they need, so a node that is far from full wastes its headers and nothing else.
 */
abstract sealed class Node permits Leaf, Branch {

    /** The most parts of a node: what a commit copies for each record it writes grows with it. */
    static final int MAX = 32;

    /** The fewest parts of a node that is not the root. Low, so that a tree filled in order can be packed. */
    static final int MIN = 4;

    /** Returns the number of parts: records of a leaf, nodes of a branch. */
    abstract int size();

    /** Returns the least id; the node must not be empty. */
    abstract String firstId();

    /** Returns the leaf in which a record with the id is or would be. */
    abstract Leaf leafFor(String id);

    /**
     * Returns where an id is in an ascending array: its index, or {@code -1 - index} of where it would be inserted.
     *
     * @param ids the array
     * @param from where to start
     * @param id what to look for, above all ids before the start
     */
    static int search(String[] ids, int from, String id) {
        int low = from;
        int high = ids.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = ID_ORDER.compare(ids[middle], id);
            if (order < 0) {
                low = middle + 1;
            } else if (order > 0) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1 - low;
    }
}
