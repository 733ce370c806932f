package org.persona4j.store.memory;

import java.util.Arrays;

/** Ids from several places, one after the other, of which runs are made. For one thread. */
final class IdSequence {

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
        int tailBytes = tailLength == IdRun.VARIOUS ? tailBytes(prefix) : size * tailLength;
        byte[] bytes = new byte[IdRun.tailsStart(prefix, size, tailLength) + tailBytes];
        System.arraycopy(start, 0, bytes, 0, prefix);
        IdRun run = new IdRun(bytes, size, prefix, tailLength);
        fill(run);
        return run;
    }

    /** Returns a run of the ids from one place in the sequence to another, at least one and not more than fit. */
    IdRun run(int from, int to) {
        return from == 0 && to == size ? run() : cut(from, to).run();
    }

    private IdSequence cut(int from, int to) {
        IdSequence cut = new IdSequence();
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

    /** Returns the length of each tail if the common start has a length; {@link IdRun#VARIOUS} if they are not seen to be of one. */
    private int tailLength(int prefix) {
        int length = tailLength(0, prefix);
        for (int i = 1; i < partCount && length != IdRun.VARIOUS; i++) {
            length = tailLength(i, prefix) == length ? length : IdRun.VARIOUS;
        }
        return length;
    }

    private int tailLength(int part, int prefix) {
        if (!(parts[part] instanceof IdRun run)) {
            return Math.max(0, ((byte[]) parts[part]).length - prefix - IdRun.HEAD_BYTES);
        }
        if (run.prefix == prefix || run.tailLength == IdRun.VARIOUS) {
            return run.tailLength;
        }
        return run.tailLength == 0 ? IdRun.VARIOUS : Math.max(0, run.tailLength + run.prefix - prefix);
    }

    /** Returns the length of all tails if the common start has a length. */
    private int tailBytes(int prefix) {
        int headEnd = prefix + IdRun.HEAD_BYTES;
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
                room = room == null ? IdRun.newRoom() : room;
                int at = index;
                for (int j = froms[i]; j < tos[i]; j++) {
                    tail = write(target, at++, tail, room, run.copy(j, room));
                }
            }
            index += tos[i] - froms[i];
        }
    }

    private static int write(IdRun target, int index, int tail, byte[] id, int length) {
        int headEnd = target.prefix + IdRun.HEAD_BYTES;
        int head = target.prefix + index * IdRun.HEAD_BYTES;
        System.arraycopy(id, target.prefix, target.bytes, head, Math.min(length, headEnd) - target.prefix);
        int tailLength = Math.max(0, length - headEnd);
        if (tailLength > 0) {
            System.arraycopy(id, headEnd, target.bytes, target.tailsStart() + tail, tailLength);
        }
        if (target.tailLength == IdRun.VARIOUS) {
            setTailEnd(target, index, tail + tailLength);
        }
        return tail + tailLength;
    }

    /** Writes ids of a run with the same common start: as they are. */
    private static int writeRun(IdRun target, int index, int tail, IdRun run, int from, int to) {
        int heads = target.prefix + from * IdRun.HEAD_BYTES;
        int targetHeads = target.prefix + index * IdRun.HEAD_BYTES;
        System.arraycopy(run.bytes, heads, target.bytes, targetHeads, (to - from) * IdRun.HEAD_BYTES);
        int start = run.tailEnd(from - 1);
        int length = run.tailEnd(to - 1) - start;
        System.arraycopy(run.bytes, run.tailsStart() + start, target.bytes, target.tailsStart() + tail, length);
        if (target.tailLength == IdRun.VARIOUS) {
            for (int i = from; i < to; i++) {
                setTailEnd(target, index + i - from, tail + run.tailEnd(i) - start);
            }
        }
        return tail + length;
    }

    private static void setTailEnd(IdRun target, int index, int end) {
        int at = target.prefix + target.count * IdRun.HEAD_BYTES + index * IdRun.OFFSET_BYTES;
        target.bytes[at] = (byte) (end >>> Byte.SIZE);
        target.bytes[at + 1] = (byte) end;
    }
}
