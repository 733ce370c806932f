package org.persona4j;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;

/**
 * The personas of one tenant as one actor deals with them: groups of calls.
 *
 * <p>Every call that changes something takes effect as a whole or not at all, and is safe to make from many threads. A call can
 * be given an operation id ({@link #withOperationId}): made again with it, after a crash or a time-out, say, it has no second
 * effect and gives the first answer. Immutable and thread-safe.
 *
 * <p>All calls may throw what the store throws ({@link org.persona4j.store.PersonaStoreException}) and
 * {@link org.persona4j.error.ContentionException} if others were faster all the time.
 */
public final class Personas {
    private static final int MAX_OPERATION_ID = 256;

    private final Session session;
    private final Actor actor;
    private final @Nullable String operationId;

    Personas(Session session, Actor actor, @Nullable String operationId) {
        this.session = session;
        this.actor = actor;
        this.operationId = operationId;
    }

    /**
     * The same, for one call that is known by this id. The id is kept until {@link Operations#forgetBefore} is called.
     *
     * @param id 1 to 256 characters, the caller's own, one for each request
     */
    public Personas withOperationId(String id) {
        Objects.requireNonNull(id, "id");
        if (id.isEmpty() || id.length() > MAX_OPERATION_ID) {
            throw new IllegalArgumentException("an operation id must have 1 to " + MAX_OPERATION_ID + " characters");
        }
        return new Personas(session, actor, id);
    }

    /** Records in. */
    public Intake intake() {
        return new Intake(session, actor);
    }

    /** Personas out. */
    public Search search() {
        return new Search(session);
    }

    /** Who is who: link, separate, correct, declare, and take each back; history and review. */
    public Merges merges() {
        return new Merges(session, actor, operation());
    }

    /** Custom attributes. */
    public Traits traits() {
        return new Traits(session, actor, operation());
    }

    /** Values that stand above all sources. */
    public Overrides overrides() {
        return new Overrides(session, actor, operation());
    }

    /** The memory of calls that were given an operation id. */
    public Operations operations() {
        return new Operations(session);
    }

    /** The hash key, and how it is replaced. */
    public Keys keys() {
        return new Keys(session);
    }

    /** Reads a text as an identifier of a type, by the rules of the tenant. */
    public Normalized normalize(IdentifierType type, String text) {
        return session.normalizers().normalize(type, text);
    }

    private Optional<String> operation() {
        return Optional.ofNullable(operationId);
    }
}
