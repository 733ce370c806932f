package org.persona4j;

import java.util.Objects;
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
 * {@link org.persona4j.error.ContentionException} if others were faster all the time; and all but {@link #normalize} throw
 * {@link org.persona4j.error.AccessDeniedException}, before anything is looked at, if the actor's role lacks the permission for
 * it, see {@link org.persona4j.access.AccessPolicy}. For a customer there is one persona, and every other is as absent.
 */
public final class Personas {
    private static final int MAX_OPERATION_ID = 256;

    private final Caller caller;

    Personas(Caller caller) {
        this.caller = caller;
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
        return new Personas(caller.withOperationId(id));
    }

    /** Records in. */
    public Intake intake() {
        return new Intake(caller);
    }

    /** Whole files of records in. */
    public Imports imports() {
        return new Imports(caller);
    }

    /** Personas out. */
    public Search search() {
        return new Search(caller);
    }

    /** Who is who: link, separate, correct, declare, and take each back; history and review. */
    public Merges merges() {
        return new Merges(caller);
    }

    /** Custom attributes. */
    public Traits traits() {
        return new Traits(caller);
    }

    /** Values that stand above all sources. */
    public Overrides overrides() {
        return new Overrides(caller);
    }

    /** Who may be messaged, and who said so. */
    public OptIns optIns() {
        return new OptIns(caller);
    }

    /** What customers bought, and what came back. */
    public Orders orders() {
        return new Orders(caller);
    }

    /** What customers have earned, spent and can spend. */
    public Wallets wallets() {
        return new Wallets(caller);
    }

    /** What customers will probably buy next. */
    public Recommendations recommendations() {
        return new Recommendations(caller);
    }

    /** Who is hidden, who is forgotten, and who may come back. */
    public Privacy privacy() {
        return new Privacy(caller);
    }

    /** Personas out of the way, and back. */
    public Archive archive() {
        return new Archive(caller);
    }

    /** The memory of calls that were given an operation id. */
    public Operations operations() {
        return new Operations(caller);
    }

    /** The hash key, and how it is replaced. */
    public Keys keys() {
        return new Keys(caller);
    }

    /** What changed, for other systems. */
    public Changes changes() {
        return new Changes(caller);
    }

    /** Who did what. */
    public Audit audit() {
        return new Audit(caller);
    }

    /** Reads a text as an identifier of a type, by the rules of the tenant. Needs no permission, as it looks at nobody. */
    public Normalized normalize(IdentifierType type, String text) {
        return caller.normalize(type, text);
    }
}
