package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.persona4j.identity.PersonaId;

/**
 * That a persona holds profiles of several that there were before. Immutable.
 *
 * @param surviving the id of the one
 * @param absorbed the ids of the others, in their order. Each leads to the one now; but of a persona that also fell apart, as its
 *     {@link PersonaSplit} tells, only some profiles came, and its id leads to where the profile is that gave it
 */
public record PersonaMerge(
        @JsonProperty("surviving") PersonaId surviving,
        @JsonProperty("absorbed") List<PersonaId> absorbed) {
    /** Makes the list unmodifiable. */
    public PersonaMerge {
        absorbed = List.copyOf(absorbed);
    }
}
