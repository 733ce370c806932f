package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.persona4j.identity.PersonaId;

/**
 * That personas became one. Immutable.
 *
 * @param surviving the id of the one
 * @param absorbed the ids that now lead to it, in their order
 */
public record PersonaMerge(
        @JsonProperty("surviving") PersonaId surviving,
        @JsonProperty("absorbed") List<PersonaId> absorbed) {
    /** Makes the list unmodifiable. */
    public PersonaMerge {
        absorbed = List.copyOf(absorbed);
    }
}
