package org.persona4j.imports;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a row says of whether its customer is in the loyalty program. Immutable.
 *
 * @param member whether the customer is a member
 * @param since since when, if the row says; never told of somebody who is none
 */
public record RowMembership(boolean member, Optional<Instant> since) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final RowMembership MEMBER = new RowMembership(true, Optional.empty());
    private static final RowMembership NO_MEMBER = new RowMembership(false, Optional.empty());

    /**
     * Checks the moment.
     *
     * @throws IllegalArgumentException if it is before the year 1 or after the year 9999, or that of somebody who is no member
     */
    public RowMembership {
        Objects.requireNonNull(since, "since");
        if (since.isPresent() && !isWritten(since.get())) {
            throw new IllegalArgumentException("since must be in the years 1 to 9999");
        }
        if (since.isPresent() && !member) {
            throw new IllegalArgumentException("since must not be given for somebody who is no member");
        }
    }

    /** A member, and nobody says since when. */
    public static RowMembership ofMember() {
        return MEMBER;
    }

    /**
     * A member since a moment.
     *
     * @throws IllegalArgumentException if it is before the year 1 or after the year 9999
     */
    public static RowMembership memberSince(Instant moment) {
        return new RowMembership(true, Optional.of(moment));
    }

    /** Somebody who is no member. */
    public static RowMembership ofNoMember() {
        return NO_MEMBER;
    }

    /** Whether the moment is one of the years 1 to 9999. */
    static boolean isWritten(Instant moment) {
        return !moment.isBefore(EARLIEST) && moment.isBefore(LATEST);
    }
}
