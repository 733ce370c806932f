package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * What proves an event: how it came about, where, and in which words.
 *
 * <p>All of it is personal data and may hold control characters such as line breaks; {@code toString} shows none of it. A text
 * over its bound is refused, because what proves something is not cut silently; use {@link #excerpt} to cut it. An immutable,
 * thread-safe value.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableEvidence.class)
@JsonDeserialize(as = ImmutableEvidence.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class Evidence {
    /** The greatest length of {@link #how()}, {@link #source()} and {@link #formName()}, in {@code char}s. */
    public static final int MAX_NAME_LENGTH = 200;

    /** The greatest length of {@link #wording()} and {@link #proof()}, in {@code char}s. */
    public static final int MAX_TEXT_LENGTH = 2_000;

    private static final Evidence NONE = builder().build();

    /** By which way it came in, such as {@code reply by text} or {@code set by the API, loyalty=false}. */
    @Value.Redacted
    public abstract Optional<String> how();

    /** From where, such as the name of an import file or the address of a page. */
    @Value.Redacted
    public abstract Optional<String> source();

    /** The name of the form. */
    @Value.Redacted
    public abstract Optional<String> formName();

    /** The words the customer wrote, or read and agreed to. */
    @Value.Redacted
    public abstract Optional<String> wording();

    /** What shows that it was the customer: a signature, a submission's id and address, a session of their account. */
    @Value.Redacted
    public abstract Optional<String> proof();

    Evidence() {}

    /** Nothing but the event itself. */
    public static Evidence none() {
        return NONE;
    }

    /** A message in the customer's words, cut to what can be kept. */
    public static Evidence wording(String words) {
        return builder().wording(excerpt(words)).build();
    }

    /** Starts a piece of evidence. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The beginning of a text, such that it can be kept: at most {@value #MAX_TEXT_LENGTH} {@code char}s, of which the last is
     * an ellipsis if something was cut, and every unpaired surrogate replaced. So no message is ever lost for its length.
     */
    public static String excerpt(String text) {
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            int reserve = at == text.length() ? 0 : 1;
            if (kept.length() + Character.charCount(codePoint) + reserve > MAX_TEXT_LENGTH) {
                return kept.append('…').toString();
            }
            kept.appendCodePoint(Character.getType(codePoint) == Character.SURROGATE ? 0xFFFD : codePoint);
        }
        return kept.toString();
    }

    /** Checks the lengths, and that all texts are well-formed. */
    @Value.Check
    protected void check() {
        how().ifPresent(text -> PlainText.text(text, "how", MAX_NAME_LENGTH));
        source().ifPresent(text -> PlainText.text(text, "source", MAX_NAME_LENGTH));
        formName().ifPresent(text -> PlainText.text(text, "formName", MAX_NAME_LENGTH));
        wording().ifPresent(text -> PlainText.text(text, "wording", MAX_TEXT_LENGTH));
        proof().ifPresent(text -> PlainText.text(text, "proof", MAX_TEXT_LENGTH));
    }

    /** Builds a piece of evidence. Not thread-safe. */
    public static final class Builder extends ImmutableEvidence.Builder {
        Builder() {}
    }
}
