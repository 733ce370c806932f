package org.persona4j.store.memory;

import java.util.Arrays;

/**
 * The state of one tenant: the tree of each kind that has records.
 *
 * <p>Immutable. Kinds are few, so a new state copies the list of them.
 */
final class Kinds {

    static final Kinds NONE = new Kinds(new String[0], new Node[0]);

    /** Ascending by {@link String#compareTo}; nobody sees this order. */
    private final String[] names;

    private final Node[] roots;

    private Kinds(String[] names, Node[] roots) {
        this.names = names;
        this.roots = roots;
    }

    /** Returns the root of the tree of a kind, the empty leaf if it has no records. */
    Node root(String kind) {
        int index = Arrays.binarySearch(names, kind);
        return index < 0 ? Leaf.EMPTY : roots[index];
    }

    /** Returns the leaf in which a record of a kind with an id is or would be. */
    Leaf leafFor(String kind, byte[] id) {
        return root(kind).leafFor(id);
    }

    /** Returns the state with another tree for a kind. */
    Kinds with(String kind, Node root) {
        int index = Arrays.binarySearch(names, kind);
        if (root.size() == 0) {
            return index < 0 ? this : without(index);
        }
        if (index >= 0) {
            Node[] others = roots.clone();
            others[index] = root;
            return new Kinds(names, others);
        }
        int place = -1 - index;
        String[] moreNames = new String[names.length + 1];
        Node[] moreRoots = new Node[names.length + 1];
        System.arraycopy(names, 0, moreNames, 0, place);
        System.arraycopy(roots, 0, moreRoots, 0, place);
        moreNames[place] = kind;
        moreRoots[place] = root;
        System.arraycopy(names, place, moreNames, place + 1, names.length - place);
        System.arraycopy(roots, place, moreRoots, place + 1, names.length - place);
        return new Kinds(moreNames, moreRoots);
    }

    private Kinds without(int index) {
        String[] fewerNames = Arrays.copyOf(names, names.length - 1);
        Node[] fewerRoots = Arrays.copyOf(roots, names.length - 1);
        System.arraycopy(names, index + 1, fewerNames, index, names.length - 1 - index);
        System.arraycopy(roots, index + 1, fewerRoots, index, names.length - 1 - index);
        return new Kinds(fewerNames, fewerRoots);
    }
}
