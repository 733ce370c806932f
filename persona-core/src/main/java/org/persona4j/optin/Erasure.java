package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/**
 * All that is left of what came before an erasure: the state, the time, and that it was an erasure.
 *
 * <p>It stands for every event that counts up to its moment, also for those that are delivered later. Holds no personal data.
 * Immutable. Made by {@link OptInHistory#erase}.
 *
 * @param at the moment of the erasure
 * @param state the state it left
 */
@JsonTypeName("erasure")
@JsonPropertyOrder({"at", "state"})
public record Erasure(
        @JsonProperty("at") Instant at,
        @JsonProperty("state") OptInState state) implements OptInEvent {
    /** Checks that it left an opt-out. */
    public Erasure {
        Objects.requireNonNull(at, "at");
        if (state.consent() != Consent.OPTED_OUT || state.requestOrNull() != null) {
            throw new IllegalArgumentException("state must be opted out, without a request");
        }
    }

    /** The same for every erasure, because an address has one at most: a later one replaces it. */
    @Override
    public String id() {
        return kind().code();
    }

    @Override
    public EventKind kind() {
        return DerivedKind.ERASURE;
    }

    @Override
    public ActorKind actorKind() {
        return ActorKind.SYSTEM;
    }

    @Override
    public Instant receivedAt() {
        return at;
    }

    @Override
    public Instant countsAt() {
        return at;
    }

    @Override
    public Erasure receivedNotBefore(Instant last) {
        return at.isBefore(last) ? new Erasure(last, state) : this;
    }

    @Override
    public boolean isRepeatOf(OptInEvent other) {
        return equals(other);
    }
}
