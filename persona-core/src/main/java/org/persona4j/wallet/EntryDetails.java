package org.persona4j.wallet;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.persona4j.access.Actor;
import org.persona4j.style.PersonaStyle;

/**
 * What a caller tells of an entry besides its points. Immutable and thread-safe; {@code toString} leaves out the note and the ids.
 *
 * <pre>{@code
 * EntryDetails.of("adj-17", Actor.staff("u-4")).withNote("wrong till")
 * }</pre>
 */
@Value.Immutable
@PersonaStyle
public abstract class EntryDetails {
    /** The greatest length of a note, in {@code char}s. */
    public static final int MAX_NOTE_LENGTH = 200;

    EntryDetails() {}

    /** The id of the entry, unique in the tenant ({@link EntryIds}). It stands in the ledger as it is given, so let it name no person. */
    @Value.Redacted
    public abstract String id();

    /** Whose doing it is. */
    public abstract Actor by();

    /** Why, in words, 1 to {@value #MAX_NOTE_LENGTH} characters. */
    @Value.Redacted
    public abstract Optional<String> note();

    /** The order it is about, 1 to {@value EntryIds#MAX_LENGTH} characters. */
    @Value.Redacted
    public abstract Optional<String> orderId();

    /** What it undoes: the id of the redemption, or of the refund of the order. */
    @Value.Redacted
    public abstract Optional<String> refersTo();

    /** When it happened, if that is not when it was booked. */
    public abstract Optional<Instant> occurredAt();

    /**
     * An entry of which nothing else is told.
     *
     * @throws IllegalArgumentException if the id is no legal one
     */
    public static EntryDetails of(String id, Actor by) {
        return builder().id(id).by(by).build();
    }

    /** Starts with nothing told. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same with a note. */
    public abstract EntryDetails withNote(String note);

    /** The same about an order. */
    public abstract EntryDetails withOrderId(String orderId);

    /** The same, undoing something. */
    public abstract EntryDetails withRefersTo(String refersTo);

    /** The same, of another time than that of its booking. */
    public abstract EntryDetails withOccurredAt(Instant occurredAt);

    /** Checks the texts. */
    @Value.Check
    protected void check() {
        Texts.check("id", id(), EntryIds.MAX_OWN_LENGTH);
        note().ifPresent(text -> Texts.check("note", text, MAX_NOTE_LENGTH));
        orderId().ifPresent(text -> Texts.check("orderId", text, EntryIds.MAX_LENGTH));
        refersTo().ifPresent(text -> Texts.check("refersTo", text, EntryIds.MAX_OWN_LENGTH));
    }

    /** Builds details. Not thread-safe. */
    public static final class Builder extends ImmutableEntryDetails.Builder {
        Builder() {}
    }
}
