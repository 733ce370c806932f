package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Comparator;

/**
 * Something that was said or happened at one address on one channel: kept for ever with its evidence, whether it changed
 * anything or was refused.
 *
 * <p>{@link MessageEvent}s and {@link PushEvent}s are reported by callers; {@link CopiedOptOut}s and {@link Erasure}s follow
 * from something else. Immutable; {@code toString} shows no personal data.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MessageEvent.class, name = "message"),
    @JsonSubTypes.Type(value = PushEvent.class, name = "push"),
    @JsonSubTypes.Type(value = CopiedOptOut.class, name = "copied_opt_out"),
    @JsonSubTypes.Type(value = Erasure.class, name = "erasure")
})
public sealed interface OptInEvent permits MessageEvent, PushEvent, CopiedOptOut, Erasure {
    /** The greatest length of an id, in {@code char}s. One made of an import and a row is not longer. */
    int MAX_ID_LENGTH = 144;

    /**
     * The order in which events count: by {@link #countsAt()}; of two at the same moment an opt-out comes after anything
     * else; then by id.
     */
    Comparator<OptInEvent> ORDER = Comparator.comparing(OptInEvent::countsAt)
            .thenComparing(event -> OptInTable.isOptOut(event.kind()))
            .thenComparing(OptInEvent::id);

    /** The id of the event, unique at its address and channel. Never personal data. */
    String id();

    /** What happened. */
    EventKind kind();

    /** Who it comes from. */
    ActorKind actorKind();

    /** When it came in. */
    Instant receivedAt();

    /**
     * The moment from which it counts. What the customer did counts from when they did it, so that a late delivery falls into
     * place. What anybody else says counts from when it came in, so that nobody can date a word before or past the
     * customer's. Nothing counts from later than it came in, or a clock that is ahead would delay an opt-out.
     */
    Instant countsAt();

    /**
     * The same event as it is kept where something came in at a moment already: it came in then, or later. What counts from
     * when it came in counts from no earlier either, and what the customer did from when they did it all the same.
     *
     * @param last the moment
     */
    OptInEvent receivedNotBefore(Instant last);

    /**
     * Whether this is the same event as another with its id, apart from when it came in: the same thing, delivered again.
     */
    boolean isRepeatOf(OptInEvent other);
}
