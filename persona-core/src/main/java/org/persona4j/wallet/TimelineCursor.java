package org.persona4j.wallet;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * Where a page of a timeline ends: after the line of a time and an id, which later lines do not move. Immutable, thread-safe, a
 * value.
 *
 * @param at the time of the line
 * @param id the id of the line
 */
public record TimelineCursor(Instant at, String id) implements Comparable<TimelineCursor> {
    /** An instant, the slash, and the longest id there is. */
    private static final int MAX_CHARS = 40 + EntryIds.MAX_OWN_LENGTH;

    /** Checks that both are given. */
    public TimelineCursor {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(id, "id");
    }

    /**
     * The cursor that a text tells.
     *
     * @throws IllegalArgumentException if it is not one that {@link #text()} made
     */
    public static TimelineCursor parse(String text) {
        int slash = text.length() > MAX_CHARS ? -1 : text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("text is not a time, a slash and an id");
        }
        try {
            return new TimelineCursor(Instant.parse(text.substring(0, slash)), text.substring(slash + 1));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("text is not a time, a slash and an id");
        }
    }

    static TimelineCursor of(LedgerEntry entry) {
        return new TimelineCursor(entry.at(), entry.id());
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return at + "/" + id;
    }

    /** The time only: the id may be the words of a caller. */
    @Override
    public String toString() {
        return "TimelineCursor[" + at + "]";
    }

    @Override
    public int compareTo(TimelineCursor other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
