package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user of a device did, or what a push service said, about a device token on a {@link PushChannel}.
 *
 * <p>It names no actor, because there is no choice: staff, a program or an import cannot turn push on or off. Immutable;
 * {@code toString} shows the id, the kind and the times.
 *
 * @param id the id, unique at its address and channel
 * @param kind what happened
 * @param occurredAtOrNull when it happened, if whoever reports it knows
 * @param receivedAt when it came in
 */
@JsonTypeName("push")
@JsonPropertyOrder({"id", "kind", "occurredAt", "receivedAt"})
public record PushEvent(
        @JsonProperty("id") String id,
        @JsonProperty("kind") Kind kind,

        @JsonProperty("occurredAt") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant occurredAtOrNull,

        @JsonProperty("receivedAt") Instant receivedAt)
        implements OptInEvent {
    /** What can happen to a device token. In JSON a kind is its {@link #code()}. */
    public enum Kind implements EventKind {
        /** The user allowed notifications on the device. */
        ON("push_on", "on, by the user of the device", ActorKind.CUSTOMER),
        /** The user forbade notifications on the device. */
        OFF("push_off", "off, by the user of the device", ActorKind.CUSTOMER),
        /** The push service no longer knows the token. */
        INVALID_TOKEN("invalid_token", "invalid token", ActorKind.SYSTEM);

        private final String code;
        private final String label;
        private final ActorKind actorKind;

        Kind(String code, String label, ActorKind actorKind) {
            this.code = code;
            this.label = label;
            this.actorKind = actorKind;
        }

        @JsonValue
        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }

        /** The only kind of actor it can come from. */
        public ActorKind actorKind() {
            return actorKind;
        }

        /**
         * The kind with a code.
         *
         * @throws IllegalArgumentException if no kind has this code
         */
        @JsonCreator
        public static Kind ofCode(String code) {
            return Codes.find(values(), Kind::code, code);
        }
    }

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is empty, too long, ill-formed, has a control character or begins like that of a
     *     {@link CopiedOptOut}
     */
    public PushEvent {
        CopiedOptOut.checkCallersId(id);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** What happened at the moment it came in. */
    public static PushEvent of(String id, Kind kind, Instant receivedAt) {
        return new PushEvent(id, kind, null, receivedAt);
    }

    /** What happened before it came in. */
    public static PushEvent of(String id, Kind kind, Instant occurredAt, Instant receivedAt) {
        return new PushEvent(id, kind, Objects.requireNonNull(occurredAt, "occurredAt"), receivedAt);
    }

    /** When it happened, if whoever reports it knows; else it happened when it came in. */
    public Optional<Instant> occurredAt() {
        return Optional.ofNullable(occurredAtOrNull);
    }

    @Override
    public ActorKind actorKind() {
        return kind.actorKind;
    }

    @Override
    public Instant countsAt() {
        return Speakers.of(kind).countsAt(actorKind(), occurredAtOrNull, receivedAt);
    }

    @Override
    public PushEvent receivedNotBefore(Instant last) {
        return receivedAt.isBefore(last) ? new PushEvent(id, kind, occurredAtOrNull, last) : this;
    }

    @Override
    public boolean isRepeatOf(OptInEvent other) {
        return other instanceof PushEvent that
                && id.equals(that.id)
                && kind == that.kind
                && Objects.equals(occurredAtOrNull, that.occurredAtOrNull);
    }
}
