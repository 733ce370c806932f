package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.persona4j.identity.Identifier;

/**
 * An identifier as a profile's source states it, with when it was first and last observed. Immutable; {@code toString}
 * shows no personal data.
 *
 * @param identifier the normalized identifier
 * @param first when the source first gave it
 * @param last when the source last gave it
 */
public record IdentifierClaim(
        @JsonProperty("identifier") Identifier identifier,
        @JsonProperty("first") Observed first,
        @JsonProperty("last") Observed last) {
    /** Checks that the first observation is not after the last. */
    public IdentifierClaim {
        Objects.requireNonNull(identifier, "identifier");
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("an identifier cannot be first observed after it was last observed");
        }
    }

    /** Observed once. */
    public static IdentifierClaim of(Identifier identifier, Observed observed) {
        return new IdentifierClaim(identifier, observed, observed);
    }

    /** This claim, observed also then. */
    public IdentifierClaim observedAlso(Observed observed) {
        if (first.compareTo(observed) <= 0 && last.compareTo(observed) >= 0) {
            return this;
        }
        return new IdentifierClaim(identifier, Observed.earlier(first, observed), Observed.later(last, observed));
    }
}
