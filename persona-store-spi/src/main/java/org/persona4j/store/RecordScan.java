package org.persona4j.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question for one page of records: one tenant, one kind, a range of ids, a direction, a limit, and where to go on.
 *
 * <p>A new scan covers the whole kind, ascending, {@value #DEFAULT_LIMIT} records a page. Ids are compared by their
 * UTF-8 bytes ({@link RecordKey#ID_ORDER}). A prefix is only another way to say a range, so a store has one thing to
 * serve.
 *
 * <pre>{@code
 * RecordScan scan = RecordScan.of("green-leaf", "ledger").withPrefix(profileId + "/").descending().withLimit(20);
 * }</pre>
 *
 * <p>Immutable and thread-safe; each change gives a new scan.
 */
public final class RecordScan {

    /** How many records a page holds at most if nothing else is said. */
    public static final int DEFAULT_LIMIT = 100;

    private final String tenant;
    private final String kind;
    private final @Nullable String fromInclusive;
    private final @Nullable String toExclusive;
    private final Direction direction;
    private final int limit;
    private final @Nullable ScanCursor cursor;

    /** The way a scan goes through the ids. */
    public enum Direction {
        /** From the least id to the greatest. */
        ASCENDING,
        /** From the greatest id to the least. */
        DESCENDING
    }

    private RecordScan(
            String tenant,
            String kind,
            @Nullable String fromInclusive,
            @Nullable String toExclusive,
            Direction direction,
            int limit,
            @Nullable ScanCursor cursor) {
        this.tenant = tenant;
        this.kind = kind;
        this.fromInclusive = fromInclusive;
        this.toExclusive = toExclusive;
        this.direction = direction;
        this.limit = limit;
        this.cursor = cursor;
    }

    /**
     * Returns the scan of a whole kind, ascending.
     *
     * @param tenant the tenant, 1 to {@value RecordKey#MAX_TENANT_BYTES} bytes of UTF-8
     * @param kind the kind, 1 to {@value RecordKey#MAX_KIND_BYTES} bytes of UTF-8
     * @return the scan
     * @throws IllegalArgumentException if no key can have this tenant or kind
     */
    public static RecordScan of(String tenant, String kind) {
        return new RecordScan(
                RecordKey.requireTenant(tenant),
                RecordKey.requireKind(kind),
                null,
                null,
                Direction.ASCENDING,
                DEFAULT_LIMIT,
                null);
    }

    /**
     * Returns this scan over a range of ids, instead of the range it had.
     *
     * @param fromInclusive a well-formed text, need not be the id of a record; empty for no lower bound
     * @param toExclusive a well-formed text not below the other; if equal, the range is empty
     * @return the scan
     * @throws IllegalArgumentException if a bound is not well-formed or the bounds are in the wrong order
     */
    public RecordScan withRange(String fromInclusive, String toExclusive) {
        IdText.requireWellFormed("fromInclusive", requireNonNull(fromInclusive, "fromInclusive"));
        IdText.requireWellFormed("toExclusive", requireNonNull(toExclusive, "toExclusive"));
        if (IdText.compare(fromInclusive, toExclusive) > 0) {
            throw new IllegalArgumentException("fromInclusive must not be above toExclusive");
        }
        return new RecordScan(
                tenant, kind, fromInclusive.isEmpty() ? null : fromInclusive, toExclusive, direction, limit, cursor);
    }

    /**
     * Returns this scan over all ids from a bound on, instead of the range it had.
     *
     * @param fromInclusive a well-formed text, need not be the id of a record
     * @return the scan
     * @throws IllegalArgumentException if the bound is not well-formed
     */
    public RecordScan withFrom(String fromInclusive) {
        IdText.requireWellFormed("fromInclusive", requireNonNull(fromInclusive, "fromInclusive"));
        return new RecordScan(tenant, kind, fromInclusive, null, direction, limit, cursor);
    }

    /**
     * Returns this scan over all ids that start with a prefix, instead of the range it had.
     *
     * @param prefix a well-formed text; empty for all ids
     * @return the scan
     * @throws IllegalArgumentException if the prefix is not well-formed
     */
    public RecordScan withPrefix(String prefix) {
        IdText.requireWellFormed("prefix", requireNonNull(prefix, "prefix"));
        String after = IdText.afterPrefix(prefix);
        return new RecordScan(
                tenant,
                kind,
                prefix.isEmpty() ? null : prefix,
                after.isEmpty() ? null : after,
                direction,
                limit,
                cursor);
    }

    /**
     * Returns this scan from the greatest id to the least.
     *
     * @return the scan
     */
    public RecordScan descending() {
        return new RecordScan(tenant, kind, fromInclusive, toExclusive, Direction.DESCENDING, limit, cursor);
    }

    /**
     * Returns this scan with another limit. A store may always give fewer records; only a page without a cursor is the
     * last. A limit above what the store pages is no error.
     *
     * @param limit the most records on a page, at least 1, at most {@link Integer#MAX_VALUE}
     * @return the scan
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public RecordScan withLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
        }
        return new RecordScan(tenant, kind, fromInclusive, toExclusive, direction, limit, cursor);
    }

    /**
     * Returns this scan, going on where a page ended.
     *
     * @param cursor the cursor of that page
     * @return the scan
     */
    public RecordScan after(ScanCursor cursor) {
        return new RecordScan(
                tenant, kind, fromInclusive, toExclusive, direction, limit, requireNonNull(cursor, "cursor"));
    }

    /**
     * Returns the tenant.
     *
     * @return the tenant
     */
    public String tenant() {
        return tenant;
    }

    /**
     * Returns the kind.
     *
     * @return the kind
     */
    public String kind() {
        return kind;
    }

    /**
     * Returns the lower bound of the ids.
     *
     * @return a well-formed text, not always a legal id; empty if there is no lower bound
     */
    public Optional<String> fromInclusive() {
        return Optional.ofNullable(fromInclusive);
    }

    /**
     * Returns the upper bound of the ids.
     *
     * @return a well-formed text, not always a legal id; empty if there is no upper bound
     */
    public Optional<String> toExclusive() {
        return Optional.ofNullable(toExclusive);
    }

    /**
     * Returns the way through the ids.
     *
     * @return the direction
     */
    public Direction direction() {
        return direction;
    }

    /**
     * Returns the most records on a page.
     *
     * @return the limit, at least 1
     */
    public int limit() {
        return limit;
    }

    /**
     * Returns where to go on: the page holds only ids above its last id if ascending, below it if descending.
     *
     * @return the cursor, or empty at the start
     */
    public Optional<ScanCursor> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** Returns everything but the bounds, of which it says only whether they are there. */
    @Override
    public String toString() {
        return "RecordScan[" + tenant + "/" + kind + ", " + (fromInclusive == null ? "from start" : "from bound") + ", "
                + (toExclusive == null ? "to end" : "to bound") + ", " + direction + ", limit=" + limit
                + (cursor == null ? "" : ", after=" + cursor.lastId()) + "]";
    }
}
