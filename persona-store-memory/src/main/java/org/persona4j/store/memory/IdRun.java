package org.persona4j.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.persona4j.store.RecordKey;

/**
 * A run of ids in ascending order, as UTF-8 in one array: no object per id, and what all of them start with only once.
 *
 * <p>The first eight bytes of each id behind the common start are its <em>head</em>. The heads come first in the array,
 * side by side, and are compared as numbers, so a search looks at little memory and nearly never at more than one id in
 * full. A head that is not full is filled up with zeros, which no id holds, so its length can be told.
 *
 * <p>Immutable. At most {@link Node#MAX} ids, so that every offset fits into two bytes.
 */
class IdRun {

    static final IdRun EMPTY = new IdRun(new byte[0], 0, 0, 0);

    private static final int HEAD_BYTES = Long.BYTES;
    private static final int OFFSET_BYTES = Short.BYTES;

    /** The tails have several lengths, or may have. */
    private static final int VARIOUS = -1;

    /** Numbers of which the first byte is the highest, so that they order as the bytes do. */
    private static final VarHandle HEAD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /**
     * The common start; the heads of all ids; if their tails are of various lengths, for each id where its tail ends, counted from
     * where the tails start; the tails, which are what the ids have behind their heads.
     */
    private final byte[] bytes;

    private final int count;

    /** The length of the common start. */
    private final int prefix;

    /** The length of each tail, or {@link #VARIOUS}. */
    private final int tailLength;

    private IdRun(byte[] bytes, int count, int prefix, int tailLength) {
        this.bytes = bytes;
        this.count = count;
        this.prefix = prefix;
        this.tailLength = tailLength;
    }

    /** Makes the same run again, sharing its array. */
    IdRun(IdRun same) {
        this(same.bytes, same.count, same.prefix, same.tailLength);
    }

    /** Returns an id as this run compares it. */
    static byte[] encode(String id) {
        return id.getBytes(UTF_8);
    }

    /** Returns the number of ids. */
    final int size() {
        return count;
    }

    private long head(int index) {
        return (long) HEAD.get(bytes, prefix + index * HEAD_BYTES);
    }

    private static int tailsStart(int prefix, int count, int tailLength) {
        return prefix + count * (tailLength == VARIOUS ? HEAD_BYTES + OFFSET_BYTES : HEAD_BYTES);
    }

    private int tailsStart() {
        return tailsStart(prefix, count, tailLength);
    }

    private int tailEnd(int index) {
        if (tailLength != VARIOUS) {
            return (index + 1) * tailLength;
        }
        if (index < 0) {
            return 0;
        }
        int at = prefix + count * HEAD_BYTES + index * OFFSET_BYTES;
        return (bytes[at] & 0xFF) << Byte.SIZE | (bytes[at + 1] & 0xFF);
    }

    private int tailLength(int index) {
        return tailEnd(index) - tailEnd(index - 1);
    }

    /** Returns the length of an id. */
    private int length(int index) {
        int tail = tailLength(index);
        return prefix + (tail == 0 ? headLength(head(index)) : HEAD_BYTES + tail);
    }

    private static int headLength(long head) {
        return HEAD_BYTES - Long.numberOfTrailingZeros(head) / Byte.SIZE;
    }

    /** Returns an id in a new array. */
    final byte[] id(int index) {
        byte[] room = new byte[length(index) + HEAD_BYTES];
        return Arrays.copyOf(room, copy(index, room));
    }

    /** Returns an array with room for any id, to be used again and again. */
    static byte[] newRoom() {
        return new byte[RecordKey.MAX_ID_BYTES + HEAD_BYTES];
    }

    /** Copies an id to the start of an array that has room for it and a head, and returns its length. */
    private int copy(int index, byte[] room) {
        System.arraycopy(bytes, 0, room, 0, prefix);
        long head = head(index);
        HEAD.set(room, prefix, head);
        int start = tailEnd(index - 1);
        int tail = tailEnd(index) - start;
        if (tail == 0) {
            return prefix + headLength(head);
        }
        System.arraycopy(bytes, tailsStart() + start, room, prefix + HEAD_BYTES, tail);
        return prefix + HEAD_BYTES + tail;
    }

    /**
     * Returns an id as text.
     *
     * @param index the index of the id
     * @param room an array with room for it
     */
    final String text(int index, byte[] room) {
        return new String(room, 0, copy(index, room), UTF_8);
    }

    /** Returns whether this run and another start with the same id. */
    final boolean startsLike(IdRun other) {
        if (bytes == other.bytes) {
            return true;
        }
        if (prefix != other.prefix) {
            return compare(0, other.id(0)) == 0;
        }
        int tails = tailsStart();
        int otherTails = other.tailsStart();
        return head(0) == other.head(0)
                && Arrays.equals(bytes, 0, prefix, other.bytes, 0, prefix)
                && Arrays.equals(
                        bytes, tails, tails + tailEnd(0), other.bytes, otherTails, otherTails + other.tailEnd(0));
    }

    /** Returns whether an id of this run is above an id. */
    final boolean isAbove(int index, byte[] id) {
        return compare(index, id) > 0;
    }

    private int compare(int index, byte[] id) {
        int order = comparePrefix(id);
        if (order == 0) {
            order = Long.compareUnsigned(head(index), headOf(id, prefix));
        }
        return order == 0 ? compareTail(index, id) : order;
    }

    /** Compares the common start with that of an id. */
    private int comparePrefix(byte[] id) {
        if (prefix == 0) {
            return 0;
        }
        return Arrays.compareUnsigned(bytes, 0, prefix, id, 0, Math.min(prefix, id.length));
    }

    /** Compares what follows the head of an id of this run with what follows the head, an equal one, of an id. */
    private int compareTail(int index, byte[] id) {
        int headEnd = prefix + HEAD_BYTES;
        int start = tailEnd(index - 1);
        int end = tailEnd(index);
        if (id.length <= headEnd) {
            // The head of what is looked for, which need not be an id, may end with zeros of its own.
            return start < end ? 1 : Integer.compare(headLength(head(index)), id.length - prefix);
        }
        int tails = tailsStart();
        return Arrays.compareUnsigned(bytes, tails + start, tails + end, id, headEnd, id.length);
    }

    /** Returns the head of an id behind a common start, as a number that orders as its bytes do. */
    static long headOf(byte[] id, int prefix) {
        if (id.length - prefix >= HEAD_BYTES) {
            return (long) HEAD.get(id, prefix);
        }
        long head = 0;
        for (int i = prefix; i < id.length; i++) {
            head |= (id[i] & 0xFFL) << (Byte.SIZE * (HEAD_BYTES - 1 - (i - prefix)));
        }
        return head;
    }

    /**
     * Returns where an id is: its index, or {@code -1 - index} of where it would be inserted.
     *
     * @param id what to look for
     */
    final int search(byte[] id) {
        return search(0, id);
    }

    /**
     * Returns where an id is: its index, or {@code -1 - index} of where it would be inserted.
     *
     * @param from where to start: the id is above all ids before
     * @param id what to look for
     */
    final int search(int from, byte[] id) {
        if (from == count) {
            return -1 - count;
        }
        int order = comparePrefix(id);
        if (order != 0) {
            return order > 0 ? -1 - from : -1 - count;
        }
        long head = headOf(id, prefix);
        int index = firstNotBelow(from, head);
        if (index == count || head(index) != head) {
            return -1 - index;
        }
        order = compareTail(index, id);
        if (order >= 0) {
            return order == 0 ? index : -1 - index;
        }
        return searchTails(index + 1, head, id);
    }

    /** Returns the index of the first head from one index on that is not below a head. */
    private int firstNotBelow(int from, long head) {
        int index = from;
        int left = count - from;
        while (left > 1) {
            int half = left >>> 1;
            index = Long.compareUnsigned(head(index + half - 1), head) < 0 ? index + half : index;
            left -= half;
        }
        return Long.compareUnsigned(head(index), head) < 0 ? index + 1 : index;
    }

    /** Searches among ids of which the first ones have a head. */
    private int searchTails(int from, long head, byte[] id) {
        int low = from;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = head(middle) == head ? compareTail(middle, id) : 1;
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

        /** Returns a run of all the ids, at least one and not more than fit. */
        IdRun run() {
            if (parts[0] instanceof IdRun run && hasEndsOf(run)) {
                return run(run.bytes, run.prefix);
            }
            byte[] first = id(0, froms[0]);
            byte[] last = id(partCount - 1, tos[partCount - 1] - 1);
            int mismatch = Arrays.mismatch(first, last);
            return run(first, mismatch < 0 ? first.length : mismatch);
        }

        /** Returns whether the first id and the last one are those of a run, so that the common start is the same. */
        private boolean hasEndsOf(IdRun run) {
            int end = partCount - 1;
            return froms[0] == 0 && parts[end] == run && tos[end] == run.count;
        }

        /** Returns a run of all the ids, of which the common start is at the start of an array. */
        private IdRun run(byte[] start, int prefix) {
            int tailLength = tailLength(prefix);
            int tailBytes = tailLength == VARIOUS ? tailBytes(prefix) : size * tailLength;
            byte[] bytes = new byte[tailsStart(prefix, size, tailLength) + tailBytes];
            System.arraycopy(start, 0, bytes, 0, prefix);
            IdRun run = new IdRun(bytes, size, prefix, tailLength);
            fill(run);
            return run;
        }

        /** Returns a run of the ids from one place in the sequence to another, at least one and not more than fit. */
        IdRun run(int from, int to) {
            return from == 0 && to == size ? run() : cut(from, to).run();
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
            return parts[part] instanceof IdRun run ? run.id(index) : (byte[]) parts[part];
        }

        /** Returns the length of each tail if the common start has a length; {@link #VARIOUS} if they are not seen to be of one. */
        private int tailLength(int prefix) {
            int length = tailLength(0, prefix);
            for (int i = 1; i < partCount && length != VARIOUS; i++) {
                length = tailLength(i, prefix) == length ? length : VARIOUS;
            }
            return length;
        }

        private int tailLength(int part, int prefix) {
            if (!(parts[part] instanceof IdRun run)) {
                return Math.max(0, ((byte[]) parts[part]).length - prefix - HEAD_BYTES);
            }
            if (run.prefix == prefix || run.tailLength == VARIOUS) {
                return run.tailLength;
            }
            return run.tailLength == 0 ? VARIOUS : Math.max(0, run.tailLength + run.prefix - prefix);
        }

        /** Returns the length of all tails if the common start has a length. */
        private int tailBytes(int prefix) {
            int headEnd = prefix + HEAD_BYTES;
            int total = 0;
            for (int i = 0; i < partCount; i++) {
                if (!(parts[i] instanceof IdRun run)) {
                    total += Math.max(0, ((byte[]) parts[i]).length - headEnd);
                } else if (run.prefix == prefix) {
                    total += run.tailEnd(tos[i] - 1) - run.tailEnd(froms[i] - 1);
                } else {
                    for (int j = froms[i]; j < tos[i]; j++) {
                        total += Math.max(0, run.length(j) - headEnd);
                    }
                }
            }
            return total;
        }

        /** Writes the heads and the tails of a run, and where each tail ends. */
        private void fill(IdRun target) {
            int index = 0;
            int tail = 0;
            byte[] room = null;
            for (int i = 0; i < partCount; i++) {
                if (!(parts[i] instanceof IdRun run)) {
                    byte[] id = (byte[]) parts[i];
                    tail = write(target, index, tail, id, id.length);
                } else if (run.prefix == target.prefix) {
                    tail = writeRun(target, index, tail, run, froms[i], tos[i]);
                } else {
                    room = room == null ? newRoom() : room;
                    int at = index;
                    for (int j = froms[i]; j < tos[i]; j++) {
                        tail = write(target, at++, tail, room, run.copy(j, room));
                    }
                }
                index += tos[i] - froms[i];
            }
        }

        private static int write(IdRun target, int index, int tail, byte[] id, int length) {
            int headEnd = target.prefix + HEAD_BYTES;
            int head = target.prefix + index * HEAD_BYTES;
            System.arraycopy(id, target.prefix, target.bytes, head, Math.min(length, headEnd) - target.prefix);
            int tailLength = Math.max(0, length - headEnd);
            if (tailLength > 0) {
                System.arraycopy(id, headEnd, target.bytes, target.tailsStart() + tail, tailLength);
            }
            if (target.tailLength == VARIOUS) {
                setTailEnd(target, index, tail + tailLength);
            }
            return tail + tailLength;
        }

        /** Writes ids of a run with the same common start: as they are. */
        private static int writeRun(IdRun target, int index, int tail, IdRun run, int from, int to) {
            int heads = target.prefix + from * HEAD_BYTES;
            int targetHeads = target.prefix + index * HEAD_BYTES;
            System.arraycopy(run.bytes, heads, target.bytes, targetHeads, (to - from) * HEAD_BYTES);
            int start = run.tailEnd(from - 1);
            int length = run.tailEnd(to - 1) - start;
            System.arraycopy(run.bytes, run.tailsStart() + start, target.bytes, target.tailsStart() + tail, length);
            if (target.tailLength == VARIOUS) {
                for (int i = from; i < to; i++) {
                    setTailEnd(target, index + i - from, tail + run.tailEnd(i) - start);
                }
            }
            return tail + length;
        }

        private static void setTailEnd(IdRun target, int index, int end) {
            int at = target.prefix + target.count * HEAD_BYTES + index * OFFSET_BYTES;
            target.bytes[at] = (byte) (end >>> Byte.SIZE);
            target.bytes[at + 1] = (byte) end;
        }
    }
}
