package org.persona4j.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a scan: records in the order of the scan, and where to go on.
 *
 * <p>A page may hold fewer records than asked for, even none, and still have a cursor. Only a page without a cursor is
 * the last.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecordPage {

    private final List<StoredRecord> records;
    private final @Nullable ScanCursor next;

    private RecordPage(List<StoredRecord> records, @Nullable ScanCursor next) {
        this.records = List.copyOf(records);
        this.next = next;
    }

    /**
     * Returns a page after which there may be more.
     *
     * @param records the records, in the order of the scan
     * @param next where to go on
     * @return the page
     */
    public static RecordPage of(List<StoredRecord> records, ScanCursor next) {
        return new RecordPage(records, requireNonNull(next, "next"));
    }

    /**
     * Returns a page after which there is nothing.
     *
     * @param records the records, in the order of the scan
     * @return the page
     */
    public static RecordPage last(List<StoredRecord> records) {
        return new RecordPage(records, null);
    }

    /**
     * Returns the records.
     *
     * @return an unmodifiable list, in the order of the scan
     */
    public List<StoredRecord> records() {
        return records;
    }

    /**
     * Returns where to go on.
     *
     * @return the cursor for {@link RecordScan#after}, or empty if this page was the last
     */
    public Optional<ScanCursor> next() {
        return Optional.ofNullable(next);
    }

    @Override
    public String toString() {
        return "RecordPage[" + records.size() + " records, " + (next == null ? "last" : "next=" + next.lastId()) + "]";
    }
}
