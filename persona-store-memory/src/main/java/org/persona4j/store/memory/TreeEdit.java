package org.persona4j.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.Version;

/**
 * The work of one commit: takes the tree of a kind and gives the next one, sharing what did not change, and checks what
 * the commit expects on the way.
 *
 * <p>All parts of the commit go down together, in order, so each node on their way is made anew once, however many of
 * them meet in it. Once an expectation has failed, the rest are still checked, but nothing more is made. For one thread.
 */
final class TreeEdit {

    private final Part[] parts;
    private final Versions versions;
    private final long commit;

    /** Where each part falls in the leaf at hand, as {@link IdRun#search} says it. */
    private final int[] places;

    private @Nullable Set<RecordKey> losers;

    /**
     * Makes the work.
     *
     * @param parts the parts, ascending, each key once
     * @param versions the versions of the store, of which it takes one
     */
    TreeEdit(Part[] parts, Versions versions) {
        this.parts = parts;
        this.versions = versions;
        this.commit = versions.next();
        this.places = new int[parts.length];
    }

    /** Returns the version of what is put. */
    Version version() {
        return versions.of(commit);
    }

    /**
     * Throws if what was expected was not so.
     *
     * @throws CommitConflictException naming every expectation met so far that did not hold
     */
    void requireExpected() {
        if (losers != null) {
            throw new CommitConflictException(losers);
        }
    }

    /** Returns the tree with the parts from one index to another, all of its kind. */
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
        Node[] inPlace = before;
        Splice splice = null;
        int child = 0;
        int start = from;
        while (start < to) {
            child = branch.childFor(child, parts[start].id);
            int end = endOfChild(branch, child, start, to);
            List<Node> next = edit(before[child], start, end, last && child == before.length - 1);
            if (splice == null && standsFor(before[child], next)) {
                inPlace = withChild(inPlace, before, child, next.get(0));
            } else {
                splice = splice == null ? new Splice(branch, inPlace) : splice;
                splice.replace(child, next);
            }
            start = end;
        }
        if (splice != null) {
            return splice.branches(last);
        }
        return List.of(inPlace == before ? branch : new Branch(branch, inPlace));
    }

    /** Returns the index of the first part that falls behind a child. */
    private int endOfChild(Branch branch, int child, int from, int to) {
        if (child == branch.children.length - 1) {
            return to;
        }
        int end = from + 1;
        while (end < to && branch.isAbove(child + 1, parts[end].id)) {
            end++;
        }
        return end;
    }

    /** Returns whether what a child becomes can take its place, so that the branch keeps its ids. */
    private static boolean standsFor(Node child, List<Node> next) {
        return next.size() == 1 && next.get(0).size() >= Node.MIN && next.get(0).startsLike(child);
    }

    private static Node[] withChild(Node[] children, Node[] before, int index, Node child) {
        if (child == before[index]) {
            return children;
        }
        Node[] others = children == before ? before.clone() : children;
        others[index] = child;
        return others;
    }

    private static List<Node> branches(List<Node> children, boolean last) {
        joinSmall(children);
        IdSequence firstIds = new IdSequence();
        children.forEach(child -> firstIds.add(child, 0, 1));
        return branches(firstIds, children, last);
    }

    private static List<Node> branches(IdSequence firstIds, List<Node> children, boolean last) {
        int total = children.size();
        if (total == 0) {
            return List.of();
        }
        if (total <= Node.MAX) {
            return List.of(new Branch(firstIds.run(), children.toArray(new Node[0])));
        }
        return pieces(
                total,
                last,
                (start, end) -> new Branch(
                        firstIds.run(start, end), children.subList(start, end).toArray(new Node[0])));
    }

    /**
     * What becomes of a branch of which some nodes become none, several, or one that starts with another id. What stays is not looked
     * into: the branch has its ids.
     */
    private static final class Splice {

        private final Branch branch;
        private final List<Node> inPlace;
        private final List<Node> children = new ArrayList<>(Node.MAX + 1);
        private final IdSequence firstIds = new IdSequence();
        private int done;
        private boolean tooSmall;

        /**
         * Makes it.
         *
         * @param branch the branch
         * @param inPlace its nodes, some of them replaced by others that start with the same id
         */
        Splice(Branch branch, Node[] inPlace) {
            this.branch = branch;
            this.inPlace = Arrays.asList(inPlace);
        }

        /** Says what becomes of a node, which is behind all of which it was said before. */
        void replace(int child, List<Node> next) {
            keepUpTo(child);
            done = child + 1;
            for (Node node : next) {
                children.add(node);
                firstIds.add(node, 0, 1);
                tooSmall |= node.size() < Node.MIN;
            }
        }

        private void keepUpTo(int child) {
            children.addAll(inPlace.subList(done, child));
            firstIds.add(branch, done, child);
        }

        /** Returns the branches that there are now. For once. */
        List<Node> branches(boolean last) {
            keepUpTo(inPlace.size());
            return tooSmall ? TreeEdit.branches(children, last) : TreeEdit.branches(firstIds, children, last);
        }
    }

    private List<Node> editLeaf(Leaf leaf, int from, int to, boolean last) {
        int inserts = 0;
        int deletes = 0;
        int updates = 0;
        int place = 0;
        for (int i = from; i < to; i++) {
            Part part = parts[i];
            place = leaf.search(place < 0 ? -1 - place : place, part.id);
            places[i] = place;
            requireExpected(part, leaf, place);
            switch (part.write) {
                case PUT -> {
                    inserts += place < 0 ? 1 : 0;
                    updates += place < 0 ? 0 : 1;
                }
                case DELETE -> deletes += place < 0 ? 0 : 1;
                case NOTHING -> {}
            }
        }
        if (losers != null || inserts + deletes + updates == 0) {
            return List.of(leaf);
        }
        if (inserts + deletes == 0) {
            return List.of(updated(leaf, from, to));
        }
        int total = leaf.size() + inserts - deletes;
        return total == 0 ? List.of() : merged(leaf, from, to, total, last);
    }

    private void requireExpected(Part part, Leaf leaf, int place) {
        if (!part.expects) {
            return;
        }
        Version expected = part.expected;
        boolean holds = place < 0
                ? expected == null
                : expected != null && versions.of(leaf.commits[place]).equals(expected);
        if (!holds) {
            if (losers == null) {
                losers = new HashSet<>();
            }
            losers.add(part.key);
        }
    }

    /** Returns the leaf with puts of ids that it has, besides which there are only deletes of ids that it has not. */
    private Leaf updated(Leaf leaf, int from, int to) {
        long[] commits = leaf.commits.clone();
        Content[] contents = leaf.contents.clone();
        for (int i = from; i < to; i++) {
            Content content = parts[i].content;
            if (content != null) {
                commits[places[i]] = commit;
                contents[places[i]] = content;
            }
        }
        return new Leaf(leaf, commits, contents);
    }

    private List<Node> merged(Leaf leaf, int from, int to, int total, boolean last) {
        IdSequence ids = new IdSequence();
        long[] commits = new long[total];
        Content[] contents = new Content[total];
        int read = 0;
        int write = 0;
        for (int i = from; i < to; i++) {
            Part part = parts[i];
            if (part.write == Part.Write.NOTHING) {
                continue;
            }
            boolean known = places[i] >= 0;
            int place = known ? places[i] : -1 - places[i];
            ids.add(leaf, read, place);
            System.arraycopy(leaf.commits, read, commits, write, place - read);
            System.arraycopy(leaf.contents, read, contents, write, place - read);
            write += place - read;
            read = known ? place + 1 : place;
            if (part.content != null) {
                ids.add(part.id);
                commits[write] = commit;
                contents[write] = part.content;
                write++;
            }
        }
        ids.add(leaf, read, leaf.size());
        System.arraycopy(leaf.commits, read, commits, write, total - write);
        System.arraycopy(leaf.contents, read, contents, write, total - write);
        return leaves(ids, commits, contents, last);
    }

    private static List<Node> leaves(IdSequence ids, long[] commits, Content[] contents, boolean last) {
        int total = commits.length;
        if (total <= Node.MAX) {
            return List.of(new Leaf(ids.run(), commits, contents));
        }
        return pieces(
                total,
                last,
                (start, end) -> new Leaf(
                        ids.run(start, end),
                        Arrays.copyOfRange(commits, start, end),
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
            IdSequence ids = new IdSequence();
            ids.add(a, 0, a.size());
            ids.add(b, 0, b.size());
            long[] commits = Arrays.copyOf(a.commits, a.size() + b.size());
            Content[] contents = Arrays.copyOf(a.contents, a.size() + b.size());
            System.arraycopy(b.commits, 0, commits, a.size(), b.size());
            System.arraycopy(b.contents, 0, contents, a.size(), b.size());
            return leaves(ids, commits, contents, false);
        }
        Branch a = (Branch) left;
        Branch b = (Branch) right;
        IdSequence firstIds = new IdSequence();
        firstIds.add(a, 0, a.size());
        firstIds.add(b, 0, b.size());
        List<Node> children = new ArrayList<>(Arrays.asList(a.children));
        children.addAll(Arrays.asList(b.children));
        return branches(firstIds, children, false);
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
