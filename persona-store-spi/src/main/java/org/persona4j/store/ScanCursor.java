package org.persona4j.store;

import org.jspecify.annotations.Nullable;

/**
 * A place in a scan: the last id that was examined.
 *
 * <p>Because it names an id and not a position, it stays good when the store restarts, and when the record it names, or
 * any other, is deleted. To keep one, keep {@link #lastId()}; it means something only with a scan of the same tenant,
 * kind, range and direction.
 *
 * <p>Immutable, thread-safe, a value.
 */
public final class ScanCursor {

    private final String lastId;

    private ScanCursor(String lastId) {
        this.lastId = lastId;
    }

    /**
     * Returns the cursor behind an id, in the direction of the scan it is used with.
     *
     * @param lastId the last id examined, of which there need not be a record
     * @return the cursor
     * @throws IllegalArgumentException if no record can have this id
     */
    public static ScanCursor of(String lastId) {
        return new ScanCursor(RecordKey.requireId(lastId));
    }

    /**
     * Returns the last id examined.
     *
     * @return the id
     */
    public String lastId() {
        return lastId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ScanCursor that && lastId.equals(that.lastId));
    }

    @Override
    public int hashCode() {
        return lastId.hashCode();
    }

    @Override
    public String toString() {
        return "ScanCursor[" + lastId + "]";
    }
}
