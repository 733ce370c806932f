package org.persona4j.optin;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;

/**
 * What a caller reports of an address: an event before it is known who says so and when it came in.
 *
 * <p>Give it an id if it may be reported twice, such as the one a carrier gives a message: the same id at the same address and
 * channel counts once. Without one it has that of the call's operation, or a new one. An immutable, thread-safe value; shows no
 * personal data.
 *
 * @param kind what happened
 * @param idOrNull the caller's id of it
 * @param occurredAtOrNull when it happened; none if just now
 * @param evidence what proves it
 */
public record OptInReport(
        MessageEvent.Kind kind,
        @Nullable String idOrNull,
        @Nullable Instant occurredAtOrNull,
        Evidence evidence) {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is not one that a {@link MessageEvent} may have
     */
    public OptInReport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(evidence, "evidence");
        if (idOrNull != null) {
            CopiedOptOut.checkCallersId(idOrNull);
        }
    }

    /** That something happened just now. */
    public static OptInReport of(MessageEvent.Kind kind) {
        return new OptInReport(kind, null, null, Evidence.none());
    }

    /**
     * What the API and staff say: on, off, or to be asked first.
     *
     * @param in whether it is to be on
     * @param doubleOptIn whether the customer is to be asked first
     * @param loyalty false to skip the asking, whatever {@code doubleOptIn} says
     */
    public static OptInReport setting(boolean in, boolean doubleOptIn, boolean loyalty) {
        return of(MessageEvent.Kind.ofSetting(in, doubleOptIn, loyalty));
    }

    /** That the customer asked to stop in these words of their own. */
    public static OptInReport revocation(String words) {
        return of(MessageEvent.Kind.REVOKE).withEvidence(Evidence.wording(words));
    }

    /** The same with the caller's id of it. */
    public OptInReport withId(String id) {
        return new OptInReport(kind, Objects.requireNonNull(id, "id"), occurredAtOrNull, evidence);
    }

    /** The same, which happened at a moment. */
    public OptInReport at(Instant occurredAt) {
        return new OptInReport(kind, idOrNull, Objects.requireNonNull(occurredAt, "occurredAt"), evidence);
    }

    /** The same with what proves it. */
    public OptInReport withEvidence(Evidence proof) {
        return new OptInReport(kind, idOrNull, occurredAtOrNull, proof);
    }

    /** The caller's id of it. */
    public Optional<String> id() {
        return Optional.ofNullable(idOrNull);
    }

    /** When it happened; none if just now. */
    public Optional<Instant> occurredAt() {
        return Optional.ofNullable(occurredAtOrNull);
    }

    /**
     * The event.
     *
     * @throws IllegalArgumentException if it lacks what an event of its kind must carry
     */
    public MessageEvent toEvent(String id, Actor actor, Instant receivedAt, OptInPolicy policy) {
        MessageEvent.Builder event = MessageEvent.builder(policy)
                .id(id)
                .kind(kind)
                .actor(actor)
                .receivedAt(receivedAt)
                .evidence(evidence);
        if (occurredAtOrNull != null) {
            event.occurredAt(occurredAtOrNull);
        }
        return event.build();
    }
}
