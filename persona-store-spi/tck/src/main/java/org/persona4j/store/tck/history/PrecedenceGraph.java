package org.persona4j.store.tck.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Who came before whom, and why; and a search for the smallest circle in it.
 *
 * <p>Nodes are transactions, numbered from 0, and moments, which only stand between transactions and do not count. For one
 * thread.
 */
final class PrecedenceGraph {

    /** How many steps the search for the smallest cycle may take, once there is one: about a second. */
    private static final long MOST_STEPS = 30_000_000;

    private final int transactions;
    private int nodes;
    private final List<int[]> edges = new ArrayList<>();
    private final List<Why> whys = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    /** The edges out of each node; made once all are known. */
    private int[][] out = {};

    /** Makes a graph of transactions without edges. */
    PrecedenceGraph(int transactions) {
        this.transactions = transactions;
        this.nodes = transactions;
    }

    /** Why one transaction came before another. */
    enum Why {
        /** The one brought the state about that the other saw. */
        WROTE,
        /** The one saw the state that the other replaced. */
        SAW,
        /** The one returned before the other began. */
        RETURNED
    }

    /**
     * One edge of a cycle, between transactions.
     *
     * @param from the one that came before
     * @param to the one that came after
     * @param why why
     * @param key the key that the reason is about, empty if it is about none
     */
    record Step(int from, int to, Why why, String key) {}

    /** Adds a node that is no transaction and returns its number. */
    int addMoment() {
        return nodes++;
    }

    /** Adds that one node came before another. */
    void add(int from, int to, Why why, String key) {
        edges.add(new int[] {from, to});
        whys.add(why);
        keys.add(key);
    }

    /** Adds that a node, one of them a moment, was over before another began. */
    void addInTime(int from, int to) {
        add(from, to, Why.RETURNED, "");
    }

    /** Returns the steps of a cycle with as few transactions as could be found, or nothing if there is no cycle. */
    List<Step> smallestCycle() {
        out = outOf(0);
        boolean[] alive = trimmed(trimmed(new boolean[0], 0), 1);
        return new Search(alive).smallest();
    }

    /** Returns the numbers of the edges at each node, those that begin there (0) or that end there (1). */
    private int[][] outOf(int end) {
        int[] counts = new int[nodes];
        edges.forEach(edge -> counts[edge[end]]++);
        int[][] at = new int[nodes][];
        Arrays.setAll(at, node -> new int[counts[node]]);
        for (int e = 0; e < edges.size(); e++) {
            int node = edges.get(e)[end];
            at[node][--counts[node]] = e;
        }
        return at;
    }

    /**
     * Takes away, again and again, the nodes that nothing leads to (0), or that lead to nothing (1). What stays both times
     * is the cycles and what lies between them.
     */
    private boolean[] trimmed(boolean[] before, int end) {
        boolean[] alive = before.length == 0 ? new boolean[nodes] : before;
        if (before.length == 0) {
            Arrays.fill(alive, true);
        }
        int[] degrees = new int[nodes];
        for (int[] edge : edges) {
            if (alive[edge[0]] && alive[edge[1]]) {
                degrees[edge[1 - end]]++;
            }
        }
        int[][] onward = outOf(end);
        Deque<Integer> free = new ArrayDeque<>();
        for (int node = 0; node < nodes; node++) {
            if (alive[node] && degrees[node] == 0) {
                free.add(node);
            }
        }
        while (!free.isEmpty()) {
            int node = free.remove();
            alive[node] = false;
            for (int e : onward[node]) {
                int next = edges.get(e)[1 - end];
                if (alive[next] && --degrees[next] == 0) {
                    free.add(next);
                }
            }
        }
        return alive;
    }

    /** A breadth-first search from each transaction back to itself, each no deeper than the best so far. */
    private final class Search {

        private final boolean[] alive;
        private final int[] distance = new int[nodes];

        /** By which edge a node was reached. */
        private final int[] via = new int[nodes];

        private int best = Integer.MAX_VALUE;
        private List<Step> smallest = List.of();
        private long steps;

        private Search(boolean[] alive) {
            this.alive = alive;
        }

        private List<Step> smallest() {
            for (int start = 0; start < transactions && best > 2 && steps < MOST_STEPS; start++) {
                if (alive[start]) {
                    searchFrom(start);
                }
            }
            return smallest;
        }

        private void searchFrom(int start) {
            Arrays.fill(distance, Integer.MAX_VALUE);
            steps += nodes / 16;
            distance[start] = 0;
            Deque<Integer> reached = new ArrayDeque<>();
            reached.add(start);
            while (!reached.isEmpty()) {
                int node = reached.removeFirst();
                if (distance[node] + 1 >= best) {
                    return;
                }
                for (int e : out[node]) {
                    steps++;
                    int next = edges.get(e)[1];
                    if (next == start) {
                        best = distance[node] + 1;
                        smallest = stepsTo(start, e);
                        return;
                    }
                    int cost = distance[node] + (next < transactions ? 1 : 0);
                    if (alive[next] && cost < distance[next]) {
                        distance[next] = cost;
                        via[next] = e;
                        if (next < transactions) {
                            reached.addLast(next);
                        } else {
                            reached.addFirst(next);
                        }
                    }
                }
            }
        }

        /** Returns the cycle that ends with an edge, without the moments on it. */
        private List<Step> stepsTo(int start, int lastEdge) {
            List<Step> back = new ArrayList<>();
            int e = lastEdge;
            int to = start;
            int from;
            do {
                from = edges.get(e)[0];
                if (from < transactions) {
                    back.add(new Step(from, to, whys.get(e), keys.get(e)));
                    to = from;
                }
                e = via[from];
            } while (from != start);
            Collections.reverse(back);
            return back;
        }
    }
}
