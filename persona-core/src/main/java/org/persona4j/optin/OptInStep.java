package org.persona4j.optin;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of a history with what it did when it is told in order: the evidence beside its effect. Immutable.
 *
 * @param at from when it counts
 * @param kind what happened
 * @param eventOrNull the event; none for the lapse of a request, which follows from time
 * @param outcome what it did
 * @param after the state after it
 */
public record OptInStep(
        Instant at, EventKind kind, @Nullable OptInEvent eventOrNull, Outcome outcome, OptInState after) {
    /** Checks that nothing is missing. */
    public OptInStep {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(after, "after");
    }

    /** The event; none for the lapse of a request, which follows from time. */
    public Optional<OptInEvent> event() {
        return Optional.ofNullable(eventOrNull);
    }

    /** A line for people, without personal data. */
    public String describe() {
        String did;
        if (outcome instanceof Outcome.Refused refused) {
            did = "refused, " + refused.reason().label();
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            did = "unchanged, " + unchanged.reason().label();
        } else {
            did = "now " + after.status();
        }
        return at + " " + kind.label() + ": " + did;
    }
}
