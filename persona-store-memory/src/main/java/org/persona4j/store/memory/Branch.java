package org.persona4j.store.memory;

/** A run of nodes in the order of their ids. Immutable; the array is never written once it is here. */
final class Branch extends Node {

    final Node[] children;

    /**
     * Makes a branch.
     *
     * @param firstIds the least id of each node
     * @param children the nodes; the array must not be written any more
     */
    Branch(IdRun firstIds, Node[] children) {
        super(firstIds);
        this.children = children;
    }

    /** Returns the index of the child in which a record with the id is or would be. */
    int childFor(byte[] id) {
        return childFor(0, id);
    }

    /**
     * Returns the index of the child in which a record with the id is or would be.
     *
     * @param from the index of a child that is not behind it
     * @param id the id
     */
    int childFor(int from, byte[] id) {
        int found = search(from, id);
        return found >= 0 ? found : Math.max(from, -2 - found);
    }
}
