package org.persona4j;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Attempt;
import org.persona4j.internal.AuditEntries;
import org.persona4j.merge.ReviewPage;

/**
 * Who did what to which persona, when and why. Newest first. Immutable and thread-safe.
 *
 * <p>An entry is in the commit of the change it tells of: there is one for each call that changed something, none for one that
 * was refused or changed nothing, and none more for a call made again. Intakes by machines and rows of files have no entry of
 * their own. Needs {@link Permission#VIEW_AUDIT}; entries that name a persona which is hidden now are seen with
 * {@link Permission#SEE_HIDDEN} alone.
 */
public final class Audit {
    private final Caller caller;

    Audit(Caller caller) {
        this.caller = caller;
    }

    /**
     * The entries that name the persona which has this id, or once had it: those that name the id of any profile it holds now.
     * What was done to a profile goes with it when it is merged or leaves.
     *
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most entries, at least 1
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<AuditEntry> byPersona(PersonaId id, @Nullable String cursor, int limit) {
        Session session = caller.require(Permission.VIEW_AUDIT);
        Objects.requireNonNull(id, "id");
        atLeastOne(limit);
        return session.transactions()
                .readAll(attempt -> entries(session, attempt).byPersona(id, cursor, limit));
    }

    /**
     * The entries of a time. One that is committed while the pages are read can be missing.
     *
     * @param fromInclusive the earliest moment
     * @param untilExclusive the moment before which all entries are, not before the other
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most entries, at least 1
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<AuditEntry> between(
            Instant fromInclusive, Instant untilExclusive, @Nullable String cursor, int limit) {
        Session session = caller.require(Permission.VIEW_AUDIT);
        if (untilExclusive.isBefore(fromInclusive)) {
            throw new IllegalArgumentException("untilExclusive must not be before fromInclusive");
        }
        atLeastOne(limit);
        return session.transactions()
                .readAll(attempt -> entries(session, attempt).between(fromInclusive, untilExclusive, cursor, limit));
    }

    private AuditEntries entries(Session session, Attempt attempt) {
        return new AuditEntries(attempt, session.store(), caller.may(Permission.SEE_HIDDEN));
    }

    private static void atLeastOne(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
    }
}
