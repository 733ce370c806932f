package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;

/**
 * Staff's word on one identifier of one profile: it does, or does not, belong to it, whatever the source goes on saying.
 *
 * <p>A correction stays until it is withdrawn, so tomorrow's import of the same wrong number does not bring the wrong
 * merge back, while a number nobody has judged is taken as usual. Immutable; {@code toString} shows no personal data.
 *
 * @param identifier the identifier judged
 * @param belongs whether it belongs to the profile
 * @param at when it was said
 * @param actor who said it
 * @param reason why, in the words of the actor; no personal data belongs here
 */
public record Correction(
        @JsonProperty("identifier") Identifier identifier,
        @JsonProperty(value = "belongs", required = true) boolean belongs,
        @JsonProperty("at") Instant at,
        @JsonProperty("actor") Actor actor,
        @JsonProperty("reason") String reason) {
    /** Checks that nothing is missing. */
    public Correction {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
        return "Correction[" + (belongs ? "adds " : "removes ") + identifier + "]";
    }
}
