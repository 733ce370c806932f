package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.persona4j.access.Actor;

/**
 * An operator's word on a value: it is shared by people who are not one customer, or it is not. The latest word holds until
 * it is withdrawn. Immutable; {@code toString} does not show the reason.
 *
 * @param shared whether the value is declared shared, or released
 * @param at when it was said
 * @param actor who said it
 * @param reason why, in the words of the actor
 */
public record SharedWord(
        @JsonProperty(value = "shared", required = true) boolean shared,
        @JsonProperty("at") Instant at,
        @JsonProperty("actor") Actor actor,
        @JsonProperty("reason") String reason) {
    /** Latest first; of two said at the same time the one that declares the value shared, which joins nobody. */
    public static final Comparator<SharedWord> LATEST_FIRST = Comparator.comparing(SharedWord::at)
            .thenComparing(SharedWord::shared)
            .reversed();

    /** Checks that nothing is missing. */
    public SharedWord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
        return "SharedWord[" + (shared ? "shared" : "released") + "]";
    }
}
