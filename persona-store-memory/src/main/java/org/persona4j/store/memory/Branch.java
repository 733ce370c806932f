package org.persona4j.store.memory;

/** A run of nodes in the order of their ids. Immutable; the array is never written once it is here. */
final class Branch extends Node {

    final Node[] children;

    private Branch(IdRun firstIds, Node[] children) {
        super(firstIds);
        this.children = children;
    }

    /** Returns the branch of these nodes; the array must not be written any more. */
    static Branch of(Node[] children) {
        IdRun.Sequence firstIds = new IdRun.Sequence();
        for (Node child : children) {
            firstIds.add(child.ids, 0, 1);
        }
        return new Branch(firstIds.run(0, children.length), children);
    }

    /** Returns the index of the child in which a record with the id is or would be. */
    int childFor(byte[] id) {
        int found = ids.search(0, id);
        return found >= 0 ? found : Math.max(0, -2 - found);
    }

    /** Returns this branch with one child replaced by another. */
    Branch withChild(int index, Node child) {
        Node[] others = children.clone();
        others[index] = child;
        if (ids.has(index, child.ids.get(0))) {
            return new Branch(ids, others);
        }
        IdRun.Sequence firstIds = new IdRun.Sequence();
        firstIds.add(ids, 0, index);
        firstIds.add(child.ids, 0, 1);
        firstIds.add(ids, index + 1, ids.size());
        return new Branch(firstIds.run(0, others.length), others);
    }
}
