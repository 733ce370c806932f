package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.persona4j.identity.IdentifierType;

/**
 * A source's statement that a customer has no identifier of a type any more. Immutable.
 *
 * @param type the type of which there is none
 * @param observed when that was observed; identifiers observed later hold again
 */
public record IdentifiersCleared(
        @JsonProperty("type") IdentifierType type,
        @JsonProperty("observed") Observed observed) {
    /** Checks that nothing is missing. */
    public IdentifiersCleared {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(observed, "observed");
    }
}
