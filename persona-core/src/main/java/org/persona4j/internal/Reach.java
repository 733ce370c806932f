package org.persona4j.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;

/**
 * Which personas there are for whoever makes a call: all, or a customer's own. Any other is as absent, and so is for everybody one
 * that is hidden, archived or being erased. Immutable and thread-safe.
 */
public final class Reach {
    /** All personas of the tenant that anybody sees. */
    public static final Reach ALL = new Reach(true, null);

    /** No persona at all: a customer of whom it is not known who it is. */
    public static final Reach NONE = new Reach(false, null);

    private static final PersonaId NOBODY = PersonaId.of("-");

    private final boolean all;
    private final @Nullable PersonaId own;

    private Reach(boolean all, @Nullable PersonaId own) {
        this.all = all;
        this.own = own;
    }

    /** The persona that has this id, or once had it, alone. */
    public static Reach of(PersonaId own) {
        return new Reach(false, own);
    }

    /** Any id of the one persona it covers, if it does not cover all; of a customer without one, none that exists. */
    @Nullable PersonaId ownOrNull() {
        return all ? null : own == null ? NOBODY : own;
    }

    /** Whether all personas are there. */
    boolean isAll() {
        return all;
    }

    /** Whether a persona, by the id it has now, is there. */
    public boolean sees(Attempt attempt, PersonaId current) {
        PersonaRecord persona = attempt.persona(current);
        return persona != null && persona.isPresent() && covers(attempt, current);
    }

    /** Whether a persona, by the id it has now, is not somebody else's, whether it is seen or not. */
    boolean covers(Attempt attempt, PersonaId current) {
        return all
                || (own != null && attempt.current(own).filter(current::equals).isPresent());
    }

    /** The id that the persona which once had this id has now, if it is there. */
    public Optional<PersonaId> current(Attempt attempt, PersonaId everSeen) {
        return attempt.current(everSeen).filter(id -> sees(attempt, id));
    }
}
