package org.persona4j.recommend;

import java.util.Arrays;

/** How often two products were in one basket: a table of numbers, because there are millions of pairs. Not thread-safe. */
final class PairCounts {
    private static final int LEAST = 64;
    private static final long FREE = -1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[LEAST];
    private int[] counts = new int[LEAST];
    private int used;

    /** Takes a pair and how often it occurred. */
    @FunctionalInterface
    interface Taker {
        void take(int smaller, int larger, int count);
    }

    PairCounts() {
        Arrays.fill(keys, FREE);
    }

    /** Counts the pair by so many more; the two are different numbers from 0, in any order. */
    void add(int a, int b, int by) {
        long key = key(a, b);
        int slot = slot(key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            used++;
        }
        counts[slot] = Math.addExact(counts[slot], by);
        if (used > keys.length / 2) {
            grow();
        }
    }

    /** How often the pair is counted at present. */
    int count(int a, int b) {
        return counts[slot(key(a, b))];
    }

    private static long key(int a, int b) {
        return ((long) Math.min(a, b) << Integer.SIZE) | Math.max(a, b);
    }

    /** Every pair that occurred, in no particular order. */
    void forEach(Taker taker) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE && counts[slot] > 0) {
                taker.take((int) (keys[slot] >>> Integer.SIZE), (int) keys[slot], counts[slot]);
            }
        }
    }

    private int slot(long key) {
        int slot = (int) ((key * SPREAD) >>> Integer.SIZE) & (keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        Arrays.fill(keys, FREE);
        used = 0;
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != FREE && oldCounts[old] != 0) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                counts[slot] = oldCounts[old];
                used++;
            }
        }
    }
}
