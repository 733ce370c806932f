package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.persona4j.access.Actor;

/**
 * The last word on whether a profile is in the loyalty program. A persona is a member if any of its profiles is. Immutable.
 *
 * @param member whether it joined; if not, it left
 * @param at when
 * @param by who said so
 */
public record Membership(
        @JsonProperty("member") boolean member,
        @JsonProperty("at") Instant at,
        @JsonProperty("by") Actor by) {
    /** Checks that nothing is missing. */
    public Membership {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
    }
}
