package org.persona4j;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.archive.ArchiveEntry;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Act;
import org.persona4j.internal.Archives;
import org.persona4j.internal.Attempt;
import org.persona4j.merge.ReviewPage;

/**
 * Personas out of the way: nobody finds them, nothing is added to them, and they come back when they are wanted.
 *
 * <p>The profiles of an archived persona stay together under its id and are linked to nobody; their names still count for whether
 * a value is shared. Every other call answers for it as for an absent one, and its source records and whatever arrives with its
 * identifiers are skipped, see {@link org.persona4j.merge.IntakeOutcome.Archived}. Taken out it is resolved again: what was said
 * before of who is who, a decision, say, counts as it did.
 *
 * <p>There are two archives. The one of the retailer's staff ({@link ArchiveReason#MANUAL}, {@link ArchiveReason#DUPLICATE}) needs
 * {@link Permission#ARCHIVE}. The one of privacy processes ({@link ArchiveReason#PRIVACY}) needs
 * {@link Permission#RESTORE_PRIVACY_ARCHIVE}, and what is in it is for staff as if it were not there. Of a hidden persona neither
 * tells anything. Immutable and thread-safe.
 */
public final class Archive {
    private static final int MAX_REASON = 1_000;

    private final Caller caller;

    Archive(Caller caller) {
        this.caller = caller;
    }

    /**
     * Puts a persona into the archive. One that is there for another reason of the same archive is there for this one from now
     * on; and a privacy process takes it out of the archive of the staff.
     *
     * @param id any id of the persona
     * @param reason why; which archive it is for, and what permission that needs, follows from it
     * @param words why, for the audit: 1 to 1,000 characters, no personal data
     * @throws NotFoundException if there is no such persona
     */
    public ArchiveOutcome put(PersonaId id, ArchiveReason reason, String words) {
        boolean privately = reason == ArchiveReason.PRIVACY;
        Session session = caller.require(privately ? Permission.RESTORE_PRIVACY_ARCHIVE : Permission.ARCHIVE);
        return once(
                session,
                "put",
                id,
                reason.code(),
                words,
                (attempt, act) -> in(attempt, privately).put(id, reason, act));
    }

    /**
     * Takes a persona out of the archive of the staff: it is resolved again, and may be merged with others. Orders that came while
     * it was there earn now, if it is a member.
     *
     * @param id any id of the persona
     * @param words why, for the audit: 1 to 1,000 characters, no personal data
     * @throws NotFoundException if there is no such persona, also none in the archive
     */
    public ArchiveOutcome restore(PersonaId id, String words) {
        Session session = caller.require(Permission.ARCHIVE);
        ArchiveOutcome outcome = once(
                session,
                "restore",
                id,
                "",
                words,
                (attempt, act) -> Archives.ofStaff(attempt).restore(id, act));
        accrueOfAll(session, id, outcome);
        return outcome;
    }

    /**
     * Takes a persona out of the archive of privacy processes, at the customer's request.
     *
     * @param id any id of the persona
     * @param words where the request is kept, for the audit: 1 to 1,000 characters, no personal data
     * @throws NotFoundException if there is no such persona, also none in that archive
     */
    public ArchiveOutcome restorePrivacy(PersonaId id, String words) {
        Session session = caller.require(Permission.RESTORE_PRIVACY_ARCHIVE);
        ArchiveOutcome outcome = once(
                session,
                "restorePrivacy",
                id,
                "",
                words,
                (attempt, act) -> Archives.ofPrivacy(attempt).restore(id, act));
        accrueOfAll(session, id, outcome);
        return outcome;
    }

    /**
     * The personas in the archive of the staff, in the order of their ids.
     *
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most personas to look at, at least 1; the page is of one moment, so take some hundred
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<ArchiveEntry> list(@Nullable String cursor, int limit) {
        return list(caller.require(Permission.ARCHIVE), Archives::ofStaff, cursor, limit);
    }

    /**
     * The personas in the archive of privacy processes, in the order of their ids.
     *
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most personas to look at, at least 1; the page is of one moment, so take some hundred
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<ArchiveEntry> listPrivacy(@Nullable String cursor, int limit) {
        return list(caller.require(Permission.RESTORE_PRIVACY_ARCHIVE), Archives::ofPrivacy, cursor, limit);
    }

    private static ReviewPage<ArchiveEntry> list(
            Session session, Function<Attempt, Archives> archive, @Nullable String cursor, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        return session.transactions()
                .readAll(
                        attempt -> archive.apply(attempt).list(session.store(), session.survivorship(), cursor, limit));
    }

    private static Archives in(Attempt attempt, boolean privately) {
        return privately ? Archives.ofPrivacy(attempt) : Archives.ofStaff(attempt);
    }

    /** What a call does in one attempt. */
    private interface Body {
        ArchiveOutcome apply(Attempt attempt, Act act);
    }

    /** Makes the orders earn that came meanwhile, of everybody who came back. */
    private static void accrueOfAll(Session session, PersonaId id, ArchiveOutcome outcome) {
        Set<PersonaId> back = new TreeSet<>(Set.of(id));
        if (outcome instanceof ArchiveOutcome.Restored restored) {
            restored.splits().forEach(split -> back.addAll(split.into()));
        }
        back.forEach(session.upkeep()::accrueAll);
    }

    private ArchiveOutcome once(Session session, String what, PersonaId id, String detail, String words, Body body) {
        Objects.requireNonNull(id, "id");
        if (words.isBlank() || words.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a reason must have 1 to " + MAX_REASON + " characters and not be blank");
        }
        Act act = caller.act("archive." + what, words);
        String digest = session.layout().digest(act.what(), id.value(), detail, words);
        return session.transactions()
                .once(caller.operationId(), digest, ArchiveOutcome.class, attempt -> body.apply(attempt, act));
    }
}
