package org.persona4j.store;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The mark that one commit left on the records it wrote: 1 to {@value #MAX_BYTES} bytes that mean nothing to anyone but
 * the store.
 *
 * <p>Two versions from one store are equal only if they come from the same commit. They have no order. A store never
 * gives a version twice, also after deletes, restarts and restores.
 *
 * <p>Immutable, thread-safe, a value.
 */
public final class Version {

    /** The most bytes a version may have. */
    public static final int MAX_BYTES = 16;

    /** Bytes 0 to 7, the first in the highest place, absent ones zero. */
    private final long high;

    /** Bytes 8 to 15, likewise. */
    private final long low;

    private final byte length;

    private Version(long high, long low, int length) {
        this.high = high;
        this.low = low;
        this.length = (byte) length;
    }

    /**
     * Returns the version with these bytes.
     *
     * @param bytes 1 to {@value #MAX_BYTES} bytes; copied
     * @return the version
     * @throws IllegalArgumentException if there are none or too many
     */
    public static Version of(byte[] bytes) {
        if (bytes.length < 1 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "bytes must be 1 to " + MAX_BYTES + " in number, but are " + bytes.length);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i < Long.BYTES) {
                high |= (bytes[i] & 0xFFL) << shiftOf(i);
            } else {
                low |= (bytes[i] & 0xFFL) << shiftOf(i);
            }
        }
        return new Version(high, low, bytes.length);
    }

    /**
     * Returns the version of {@value #MAX_BYTES} bytes made of two numbers, highest byte first: for stores that count.
     *
     * @param high the first eight bytes
     * @param low the last eight bytes
     * @return the version
     */
    public static Version of(long high, long low) {
        return new Version(high, low, MAX_BYTES);
    }

    private static int shiftOf(int index) {
        return Long.SIZE - Byte.SIZE * (1 + index % Long.BYTES);
    }

    /**
     * Returns the bytes.
     *
     * @return a new array of 1 to {@value #MAX_BYTES} bytes
     */
    public byte[] bytes() {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((i < Long.BYTES ? high : low) >>> shiftOf(i));
        }
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Version that && high == that.high && low == that.low && length == that.length);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(high) + Long.hashCode(low)) + length;
    }

    /** Returns the bytes in hexadecimal, two lower-case digits each. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
