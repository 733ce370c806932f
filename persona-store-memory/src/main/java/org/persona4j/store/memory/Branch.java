package org.persona4j.store.memory;

/**
 * A run of nodes in the order of their ids, with the least id of each.
 *
 * <p>Immutable; the arrays may be shared with other branches and are never written once they are here.
 */
final class Branch extends Node {

    /** The least id of each child. */
    final String[] firstIds;

    final Node[] children;

    Branch(String[] firstIds, Node[] children) {
        this.firstIds = firstIds;
        this.children = children;
    }

    static Branch of(Node[] children) {
        String[] firstIds = new String[children.length];
        for (int i = 0; i < children.length; i++) {
            firstIds[i] = children[i].firstId();
        }
        return new Branch(firstIds, children);
    }

    @Override
    int size() {
        return children.length;
    }

    @Override
    String firstId() {
        return firstIds[0];
    }

    @Override
    Leaf leafFor(String id) {
        Node node = this;
        while (node instanceof Branch branch) {
            node = branch.children[branch.childFor(id)];
        }
        return (Leaf) node;
    }

    /** Returns the index of the child in which a record with the id is or would be. */
    int childFor(String id) {
        int found = search(firstIds, 0, id);
        return found >= 0 ? found : Math.max(0, -2 - found);
    }

    /** Returns this branch with one child replaced by another. */
    Branch withChild(int index, Node child) {
        Node[] others = children.clone();
        others[index] = child;
        String first = child.firstId();
        if (first.equals(firstIds[index])) {
            return new Branch(firstIds, others);
        }
        String[] firsts = firstIds.clone();
        firsts[index] = first;
        return new Branch(firsts, others);
    }
}
