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

    static final int HEAD_BYTES = Long.BYTES;
    static final int OFFSET_BYTES = Short.BYTES;

    /** The tails have several lengths, or may have. */
    static final int VARIOUS = -1;

    /** Numbers of which the first byte is the highest, so that they order as the bytes do. */
    private static final VarHandle HEAD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /**
     * The common start; the heads of all ids; if their tails are of various lengths, for each id where its tail ends, counted from
     * where the tails start; the tails, which are what the ids have behind their heads.
     */
    final byte[] bytes;

    final int count;

    /** The length of the common start. */
    final int prefix;

    /** The length of each tail, or {@link #VARIOUS}. */
    final int tailLength;

    IdRun(byte[] bytes, int count, int prefix, int tailLength) {
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

    static int tailsStart(int prefix, int count, int tailLength) {
        return prefix + count * (tailLength == VARIOUS ? HEAD_BYTES + OFFSET_BYTES : HEAD_BYTES);
    }

    final int tailsStart() {
        return tailsStart(prefix, count, tailLength);
    }

    final int tailEnd(int index) {
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
    final int length(int index) {
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
    final int copy(int index, byte[] room) {
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
}
