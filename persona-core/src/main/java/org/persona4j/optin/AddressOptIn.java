package org.persona4j.optin;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is true of one address on one channel at a moment, and why. Immutable; {@code toString} shows no personal data.
 *
 * @param channel the channel
 * @param at the moment
 * @param state the state at that moment
 * @param decidedByOrNull what is behind its status; none if nothing was ever said, or nothing is left of it
 * @param lastWordOrNull the last explicit opt-out, or opt-in by the customer's own completed act
 */
public record AddressOptIn(
        Channel channel,
        Instant at,
        OptInState state,
        @Nullable OptInStep decidedByOrNull,
        @Nullable OptInStep lastWordOrNull) {
    /** Checks that nothing is missing. */
    public AddressOptIn {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
    }

    /** What is shown to users. */
    public OptInStatus status() {
        return state.status();
    }

    /** Whether messages may be sent to the address, as far as the address is concerned. */
    public boolean sendable() {
        return state.sendable();
    }

    /** What is behind the status; none if nothing was ever said, or nothing is left of it. */
    public Optional<OptInStep> decidedBy() {
        return Optional.ofNullable(decidedByOrNull);
    }

    /** The last explicit opt-out, or opt-in by the customer's own completed act. */
    public Optional<OptInStep> lastWord() {
        return Optional.ofNullable(lastWordOrNull);
    }

    /** A line for people, without personal data. */
    public String describe() {
        return decidedBy()
                .map(step ->
                        status() + " since " + step.at() + ": " + step.kind().label())
                .orElse(status().name());
    }
}
