package org.persona4j.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A run of ids in ascending order, as UTF-8 in one array: no object per id, and what all of them start with only once.
 *
 * <p>A search stays within the array, which is what makes it fast: a look at a {@code String} that nobody looked at
 * lately is two waits for memory.
 *
 * <p>Immutable. At most {@link Node#MAX} ids, so that every offset fits into two bytes.
 */
final class IdRun {

    static final IdRun EMPTY = new IdRun(new byte[0], 0, 0);

    private static final int OFFSET_BYTES = 2;

    /** The first eight bytes of a rest as one number: enough to tell most ids apart with one comparison. */
    private static final VarHandle HEAD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** For each id, two bytes of where its rest ends; then the common prefix; then the rests of all ids. */
    private final byte[] bytes;

    private final int count;
    private final int prefix;

    private IdRun(byte[] bytes, int count, int prefix) {
        this.bytes = bytes;
        this.count = count;
        this.prefix = prefix;
    }

    /** Returns an id as this run compares it. */
    static byte[] encode(String id) {
        return id.getBytes(UTF_8);
    }

    int size() {
        return count;
    }

    private int prefixStart() {
        return count * OFFSET_BYTES;
    }

    private int start(int index) {
        return index == 0 ? prefixStart() + prefix : end(index - 1);
    }

    private int end(int index) {
        int at = index * OFFSET_BYTES;
        return (bytes[at] & 0xFF) << Byte.SIZE | (bytes[at + 1] & 0xFF);
    }

    /** Returns the number of bytes of the ids from one index to another, together. */
    private int lengthOf(int from, int to) {
        return from == to ? 0 : (to - from) * prefix + end(to - 1) - start(from);
    }

    /** Returns an id in a new array. */
    byte[] get(int index) {
        int start = start(index);
        byte[] id = new byte[prefix + end(index) - start];
        System.arraycopy(bytes, prefixStart(), id, 0, prefix);
        System.arraycopy(bytes, start, id, prefix, id.length - prefix);
        return id;
    }

    /** Returns an id as text. */
    String text(int index) {
        return new String(get(index), UTF_8);
    }

    /** Returns whether an id is at an index. */
    boolean has(int index, byte[] id) {
        return Arrays.equals(bytes, prefixStart(), prefixStart() + prefix, id, 0, Math.min(prefix, id.length))
                && Arrays.equals(bytes, start(index), end(index), id, prefix, id.length);
    }

    /**
     * Returns where an id is: its index, or {@code -1 - index} of where it would be inserted.
     *
     * @param from where to start: the id is above all ids before
     * @param id what to look for
     */
    int search(int from, byte[] id) {
        if (from == count) {
            return -1 - count;
        }
        int shared = Math.min(prefix, id.length);
        int order =
                prefix == 0 ? 0 : Arrays.compareUnsigned(bytes, prefixStart(), prefixStart() + prefix, id, 0, shared);
        if (order != 0) {
            return order > 0 ? -1 - from : -1 - count;
        }
        int low = from;
        int high = count - 1;
        boolean quick = id.length - prefix >= Long.BYTES;
        long head = quick ? (long) HEAD.get(id, prefix) : 0;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int start = start(middle);
            int end = end(middle);
            order = quick && end - start >= Long.BYTES ? Long.compareUnsigned((long) HEAD.get(bytes, start), head) : 0;
            if (order == 0) {
                order = Arrays.compareUnsigned(bytes, start, end, id, prefix, id.length);
            }
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

    /** Ids from several places, one after the other, of which runs are made. For one thread. */
    static final class Sequence {

        /** Of each part either a run with its bounds, or one id and the bounds 0 and 1. */
        private Object[] parts = new Object[4];

        private int[] froms = new int[4];
        private int[] tos = new int[4];
        private int partCount;
        private int size;

        /** Adds the ids of a run from one index to another, which are above all ids so far. */
        void add(IdRun run, int from, int to) {
            if (from < to) {
                addPart(run, from, to);
            }
        }

        /** Adds an id, which is above all ids so far. */
        void add(byte[] id) {
            addPart(id, 0, 1);
        }

        private void addPart(Object part, int from, int to) {
            if (partCount == parts.length) {
                parts = Arrays.copyOf(parts, 2 * partCount);
                froms = Arrays.copyOf(froms, 2 * partCount);
                tos = Arrays.copyOf(tos, 2 * partCount);
            }
            parts[partCount] = part;
            froms[partCount] = from;
            tos[partCount] = to;
            partCount++;
            size += to - from;
        }

        /** Returns a run of the ids from one place in the sequence to another, at least one and not more than fit. */
        IdRun run(int from, int to) {
            Sequence cut = from == 0 && to == size ? this : cut(from, to);
            byte[] first = cut.id(0, cut.froms[0]);
            byte[] last = cut.id(cut.partCount - 1, cut.tos[cut.partCount - 1] - 1);
            int mismatch = Arrays.mismatch(first, last);
            int prefix = mismatch < 0 ? first.length : mismatch;
            int count = to - from;
            byte[] bytes = new byte[count * OFFSET_BYTES + cut.length() - (count - 1) * prefix];
            System.arraycopy(first, 0, bytes, count * OFFSET_BYTES, prefix);
            cut.write(bytes, count * OFFSET_BYTES + prefix, prefix);
            return new IdRun(bytes, count, prefix);
        }

        private Sequence cut(int from, int to) {
            Sequence cut = new Sequence();
            int passed = 0;
            for (int i = 0; i < partCount && passed < to; i++) {
                int partSize = tos[i] - froms[i];
                int start = Math.max(0, from - passed);
                int end = Math.min(partSize, to - passed);
                if (start < end) {
                    cut.addPart(parts[i], froms[i] + start, froms[i] + end);
                }
                passed += partSize;
            }
            return cut;
        }

        private byte[] id(int part, int index) {
            return parts[part] instanceof IdRun run ? run.get(index) : (byte[]) parts[part];
        }

        private int length() {
            int length = 0;
            for (int i = 0; i < partCount; i++) {
                length += parts[i] instanceof IdRun run ? run.lengthOf(froms[i], tos[i]) : ((byte[]) parts[i]).length;
            }
            return length;
        }

        /** Writes what follows a prefix in each id, and where it ends. */
        private void write(byte[] bytes, int start, int prefix) {
            int at = start;
            int index = 0;
            for (int i = 0; i < partCount; i++) {
                if (parts[i] instanceof IdRun run) {
                    at = writeRun(run, froms[i], tos[i], bytes, at, index, prefix);
                } else {
                    byte[] id = (byte[]) parts[i];
                    System.arraycopy(id, prefix, bytes, at, id.length - prefix);
                    at += id.length - prefix;
                    writeEnd(bytes, index, at);
                }
                index += tos[i] - froms[i];
            }
        }

        private static int writeRun(IdRun run, int from, int to, byte[] bytes, int start, int index, int prefix) {
            if (run.prefix == prefix) {
                int runStart = run.start(from);
                int length = run.end(to - 1) - runStart;
                System.arraycopy(run.bytes, runStart, bytes, start, length);
                for (int i = from; i < to; i++) {
                    writeEnd(bytes, index + i - from, start + run.end(i) - runStart);
                }
                return start + length;
            }
            int at = start;
            for (int i = from; i < to; i++) {
                int fromPrefix = Math.max(0, run.prefix - prefix);
                System.arraycopy(run.bytes, run.prefixStart() + prefix, bytes, at, fromPrefix);
                at += fromPrefix;
                int rest = run.start(i) + Math.max(0, prefix - run.prefix);
                System.arraycopy(run.bytes, rest, bytes, at, run.end(i) - rest);
                at += run.end(i) - rest;
                writeEnd(bytes, index + i - from, at);
            }
            return at;
        }

        private static void writeEnd(byte[] bytes, int index, int end) {
            bytes[index * OFFSET_BYTES] = (byte) (end >>> Byte.SIZE);
            bytes[index * OFFSET_BYTES + 1] = (byte) end;
        }
    }
}
