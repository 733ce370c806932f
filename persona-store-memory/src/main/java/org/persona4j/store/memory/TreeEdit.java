package org.persona4j.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.persona4j.store.Content;
import org.persona4j.store.Version;

/**
 * The work of one commit on the tree of one kind: takes the tree and gives the next one, sharing what did not change.
 *
 * <p>All changes go down together, in order, so each node on their way is made anew once, however many of them meet in
 * it. For one thread.
 */
final class TreeEdit {

    private final Change[] changes;
    private final Version version;

    /** Where each change falls in the leaf at hand, as {@link Leaf#indexOf} says it. */
    private final int[] places;

    /**
     * Makes the work.
     *
     * @param changes the changes, ascending, each id once, all of one kind within the bounds given to {@link #apply}
     * @param version the version of what they put
     */
    TreeEdit(Change[] changes, Version version) {
        this.changes = changes;
        this.version = version;
        this.places = new int[changes.length];
    }

    /** Returns the tree with the changes from one index to another. */
    Node apply(Node root, int from, int to) {
        List<Node> level = edit(root, from, to, true);
        while (level.size() > 1) {
            level = branches(level, true);
        }
        Node top = level.isEmpty() ? Leaf.EMPTY : level.get(0);
        while (top instanceof Branch branch && branch.children.length == 1) {
            top = branch.children[0];
        }
        return top;
    }

    /**
     * Returns what a node becomes: the same node if nothing changed, no node if nothing is left, one node (perhaps with
     * fewer than {@link Node#MIN} parts), or several nodes.
     *
     * @param last whether the node is the last of its level
     */
    private List<Node> edit(Node node, int from, int to, boolean last) {
        return node instanceof Branch branch
                ? editBranch(branch, from, to, last)
                : editLeaf((Leaf) node, from, to, last);
    }

    private List<Node> editBranch(Branch branch, int from, int to, boolean last) {
        Node[] before = branch.children;
        int first = branch.childFor(changes[from].id);
        int end = endOfChild(branch, first, from, to);
        List<Node> next = edit(before[first], from, end, last && first == before.length - 1);
        if (end == to && next.size() == 1 && next.get(0).size() >= Node.MIN) {
            return List.of(next.get(0) == before[first] ? branch : branch.withChild(first, next.get(0)));
        }
        List<Node> children = new ArrayList<>(before.length + next.size());
        children.addAll(Arrays.asList(before).subList(0, first));
        children.addAll(next);
        for (int i = first + 1; i < before.length; i++) {
            int start = end;
            end = endOfChild(branch, i, start, to);
            if (start == end) {
                children.add(before[i]);
            } else {
                children.addAll(edit(before[i], start, end, last && i == before.length - 1));
            }
        }
        return branches(children, last);
    }

    /** Returns the index of the first change that falls behind a child. */
    private int endOfChild(Branch branch, int child, int from, int to) {
        if (child == branch.children.length - 1) {
            return to;
        }
        byte[] bound = branch.ids.get(child + 1);
        int end = from;
        while (end < to && Arrays.compareUnsigned(changes[end].id, bound) < 0) {
            end++;
        }
        return end;
    }

    private static List<Node> branches(List<Node> children, boolean last) {
        joinSmall(children);
        return children.isEmpty() ? List.of() : branches(children.toArray(new Node[0]), last);
    }

    private static List<Node> branches(Node[] children, boolean last) {
        return children.length <= Node.MAX
                ? List.of(Branch.of(children))
                : pieces(children.length, last, (start, end) -> Branch.of(Arrays.copyOfRange(children, start, end)));
    }

    private List<Node> editLeaf(Leaf leaf, int from, int to, boolean last) {
        int inserts = 0;
        int deletes = 0;
        int updates = 0;
        int place = 0;
        for (int i = from; i < to; i++) {
            place = leaf.ids.search(place < 0 ? -1 - place : place, changes[i].id);
            places[i] = place;
            boolean put = changes[i].content != null;
            if (place < 0) {
                inserts += put ? 1 : 0;
            } else if (put) {
                updates++;
            } else {
                deletes++;
            }
        }
        if (inserts + deletes == 0) {
            return List.of(updates == 0 ? leaf : updated(leaf, from, to));
        }
        int total = leaf.size() + inserts - deletes;
        if (total == 0) {
            return List.of();
        }
        return merged(leaf, from, to, total, last);
    }

    /** Returns the leaf with puts of ids that it has, besides which there are only deletes of ids that it has not. */
    private Leaf updated(Leaf leaf, int from, int to) {
        Version[] versions = leaf.versions.clone();
        Content[] contents = leaf.contents.clone();
        for (int i = from; i < to; i++) {
            Content content = changes[i].content;
            if (content != null) {
                versions[places[i]] = version;
                contents[places[i]] = content;
            }
        }
        return new Leaf(leaf.ids, versions, contents);
    }

    private List<Node> merged(Leaf leaf, int from, int to, int total, boolean last) {
        IdRun.Sequence ids = new IdRun.Sequence();
        Version[] versions = new Version[total];
        Content[] contents = new Content[total];
        int read = 0;
        int write = 0;
        for (int i = from; i < to; i++) {
            boolean known = places[i] >= 0;
            int place = known ? places[i] : -1 - places[i];
            ids.add(leaf.ids, read, place);
            System.arraycopy(leaf.versions, read, versions, write, place - read);
            System.arraycopy(leaf.contents, read, contents, write, place - read);
            write += place - read;
            read = known ? place + 1 : place;
            Content content = changes[i].content;
            if (content != null) {
                ids.add(changes[i].id);
                versions[write] = version;
                contents[write] = content;
                write++;
            }
        }
        ids.add(leaf.ids, read, leaf.size());
        System.arraycopy(leaf.versions, read, versions, write, total - write);
        System.arraycopy(leaf.contents, read, contents, write, total - write);
        return leaves(ids, versions, contents, last);
    }

    private static List<Node> leaves(IdRun.Sequence ids, Version[] versions, Content[] contents, boolean last) {
        int total = versions.length;
        if (total <= Node.MAX) {
            return List.of(new Leaf(ids.run(0, total), versions, contents));
        }
        return pieces(
                total,
                last,
                (start, end) -> new Leaf(
                        ids.run(start, end),
                        Arrays.copyOfRange(versions, start, end),
                        Arrays.copyOfRange(contents, start, end)));
    }

    /** Gives each node that is too small to a neighbor, and cuts the two again if they are too large together. */
    private static void joinSmall(List<Node> nodes) {
        int i = 0;
        while (i < nodes.size() && nodes.size() > 1) {
            if (nodes.get(i).size() >= Node.MIN) {
                i++;
                continue;
            }
            int left = Math.max(0, i - 1);
            List<Node> joined = join(nodes.get(left), nodes.get(left + 1));
            nodes.set(left, joined.get(0));
            if (joined.size() == 1) {
                nodes.remove(left + 1);
                i = left;
            } else {
                nodes.set(left + 1, joined.get(1));
                i = left + 2;
            }
        }
    }

    private static List<Node> join(Node left, Node right) {
        if (left instanceof Leaf a && right instanceof Leaf b) {
            IdRun.Sequence ids = new IdRun.Sequence();
            ids.add(a.ids, 0, a.size());
            ids.add(b.ids, 0, b.size());
            Version[] versions = Arrays.copyOf(a.versions, a.size() + b.size());
            Content[] contents = Arrays.copyOf(a.contents, a.size() + b.size());
            System.arraycopy(b.versions, 0, versions, a.size(), b.size());
            System.arraycopy(b.contents, 0, contents, a.size(), b.size());
            return leaves(ids, versions, contents, false);
        }
        Node[] first = ((Branch) left).children;
        Node[] second = ((Branch) right).children;
        Node[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return branches(all, false);
    }

    /**
     * Cuts more parts than a node may have into nodes: even ones, or full ones if this is the end of the tree, where ids
     * that come in order will go on.
     */
    private static List<Node> pieces(int total, boolean last, Cut cut) {
        int count = (total + Node.MAX - 1) / Node.MAX;
        List<Node> pieces = new ArrayList<>(count);
        int start = 0;
        for (int left = count; left > 0; left--) {
            int rest = total - start;
            int even = (rest + left - 1) / left;
            int size = last && left > 1 ? Math.min(Node.MAX, rest - Node.MIN * (left - 1)) : even;
            pieces.add(cut.node(start, start + size));
            start += size;
        }
        return pieces;
    }

    /** Makes a node of some of the parts. */
    private interface Cut {
        Node node(int start, int end);
    }
}
