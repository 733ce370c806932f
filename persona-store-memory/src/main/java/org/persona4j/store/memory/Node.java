package org.persona4j.store.memory;

/**
 * A part of the B-tree of one kind: a leaf of records or a branch of nodes, in either case a run of ids with something
 * for each. A leaf has the ids of its records, a branch the least id below each of its nodes.
 *
 * <p>Immutable. All leaves of a tree are at the same depth. Every node but the root has {@value #MIN} to {@value #MAX}
 * parts, a root that is a branch has at least two, and only a root may be an empty leaf. Arrays have exactly the length
 * they need, so a node that is far from full wastes its headers and nothing else.
 */
abstract sealed class Node extends IdRun permits Leaf, Branch {

    /** The most parts of a node: what a commit copies for each record it writes grows with it, and so does no tree's depth. */
    static final int MAX = 64;

    /** The fewest parts of a node that is not the root. Low, so that a tree filled in order can be packed. */
    static final int MIN = 4;

    Node(IdRun ids) {
        super(ids);
    }

    /** Returns the leaf in which a record with the id is or would be. */
    final Leaf leafFor(byte[] id) {
        Node node = this;
        while (node instanceof Branch branch) {
            node = branch.children[branch.childFor(id)];
        }
        return (Leaf) node;
    }
}
