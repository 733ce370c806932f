package org.persona4j.merge;

import java.util.List;
import java.util.Objects;
import org.persona4j.identity.PersonaId;

/**
 * A persona out of which links lead that were refused. Immutable.
 *
 * @param persona the id of the persona
 * @param causes what the refused links are about, one entry for each value, or decision, and reason
 */
public record QuarantinedPersona(PersonaId persona, List<Refusal.Cause> causes) {
    /** Makes the list unmodifiable. */
    public QuarantinedPersona {
        Objects.requireNonNull(persona, "persona");
        causes = List.copyOf(causes);
    }
}
