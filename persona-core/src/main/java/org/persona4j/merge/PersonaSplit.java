package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.persona4j.identity.PersonaId;

/**
 * That a persona fell apart. Immutable.
 *
 * @param from the id it had
 * @param into the ids of the personas that its profiles are in now, in their order
 */
public record PersonaSplit(
        @JsonProperty("from") PersonaId from,
        @JsonProperty("into") List<PersonaId> into) {
    /** Makes the list unmodifiable. */
    public PersonaSplit {
        into = List.copyOf(into);
    }
}
