package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Objects;

/**
 * An opt-out that was said at one address and holds at another as well: at the customer's other addresses, or for calls to
 * the number that was texted.
 *
 * <p>It is written once, at the moment of the opt-out, so it outlives an unmerge; only the customer's own completed act at
 * <em>this</em> address undoes it. It counts from when the opt-out itself counts. Immutable.
 *
 * @param kind why it holds here: {@link DerivedKind#SAME_PERSON} or {@link DerivedKind#SAME_NUMBER}
 * @param origin where the customer said it
 * @param actorKind who said it
 * @param countsAt from when it counts
 * @param receivedAt when it came in
 */
@JsonTypeName("copied_opt_out")
@JsonPropertyOrder({"kind", "origin", "actorKind", "countsAt", "receivedAt"})
public record CopiedOptOut(
        @JsonProperty("kind") DerivedKind kind,
        @JsonProperty("origin") Origin origin,
        @JsonProperty("actorKind") ActorKind actorKind,
        @JsonProperty("countsAt") Instant countsAt,
        @JsonProperty("receivedAt") Instant receivedAt)
        implements OptInEvent {
    /** The greatest length of an address id, in {@code char}s. */
    public static final int MAX_ADDRESS_ID_LENGTH = 128;

    private static final String PREFIX = "copied:";

    /**
     * The event that was copied.
     *
     * @param channel the channel on which it came in
     * @param addressId the id of the address at which it came in, such as a keyed hash; never the address itself
     * @param eventId the id of the event
     */
    @JsonPropertyOrder({"channel", "addressId", "eventId"})
    public record Origin(
            @JsonProperty("channel") Channel channel,
            @JsonProperty("addressId") String addressId,
            @JsonProperty("eventId") String eventId) {
        /**
         * Checks the ids.
         *
         * @throws IllegalArgumentException if one is empty, too long, ill-formed or has a control character
         */
        public Origin {
            Objects.requireNonNull(channel, "channel");
            PlainText.name(addressId, "addressId", MAX_ADDRESS_ID_LENGTH);
            PlainText.name(eventId, "eventId", MAX_ID_LENGTH);
        }
    }

    /**
     * Checks the kind and the times.
     *
     * @throws IllegalArgumentException if the kind is not that of a copy, or it counts from later than it came in
     */
    public CopiedOptOut {
        if (kind != DerivedKind.SAME_PERSON && kind != DerivedKind.SAME_NUMBER) {
            throw new IllegalArgumentException("kind must be that of a copy, not " + kind.code());
        }
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(actorKind, "actorKind");
        if (countsAt.isAfter(receivedAt)) {
            throw new IllegalArgumentException("countsAt must not be after receivedAt");
        }
    }

    /**
     * The copy of an opt-out.
     *
     * @param kind why it holds elsewhere
     * @param optOut the opt-out; of a copy its origin is kept
     * @param channel the channel on which it came in
     * @param addressId the id of the address at which it came in; never the address itself
     * @throws IllegalArgumentException if the event is no opt-out, or is an erasure
     */
    public static CopiedOptOut of(DerivedKind kind, OptInEvent optOut, Channel channel, String addressId) {
        if (!OptInTable.isOptOut(optOut.kind()) || optOut instanceof Erasure) {
            throw new IllegalArgumentException(
                    "optOut is no opt-out but " + optOut.kind().code());
        }
        Origin origin = optOut instanceof CopiedOptOut copy ? copy.origin : new Origin(channel, addressId, optOut.id());
        return new CopiedOptOut(kind, origin, optOut.actorKind(), optOut.countsAt(), optOut.receivedAt());
    }

    /** Made of why it holds and of its origin, so that writing it again writes nothing new. */
    @Override
    public String id() {
        return PREFIX + kind.code() + ":" + origin.channel().code() + ":" + origin.addressId() + ":" + origin.eventId();
    }

    @Override
    public CopiedOptOut receivedNotBefore(Instant last) {
        if (!receivedAt.isBefore(last)) {
            return this;
        }
        boolean isDated = countsAt.isBefore(receivedAt);
        return new CopiedOptOut(kind, origin, actorKind, isDated ? countsAt : last, last);
    }

    @Override
    public boolean isRepeatOf(OptInEvent other) {
        return other instanceof CopiedOptOut that && kind == that.kind && origin.equals(that.origin);
    }

    /** Checks an id that a caller gives: it must be unlike that of a copy. */
    static void checkCallersId(String id) {
        PlainText.name(id, "id", MAX_ID_LENGTH);
        if (id.startsWith(PREFIX)) {
            throw new IllegalArgumentException("id must not begin with " + PREFIX);
        }
    }
}
