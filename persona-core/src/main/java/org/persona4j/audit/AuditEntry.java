package org.persona4j.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.identity.PersonaId;

/**
 * That somebody did something: who, what, to which personas, when, why and with which outcome.
 *
 * <p>Holds no personal data, provided that the actor's id and reason hold none, as their contracts ask. {@link #toString} leaves
 * both out. Ids of entries sort by time: those of an earlier moment before those of a later one, in the order of their
 * characters. An immutable, thread-safe value.
 *
 * @param id the id of the entry, made by {@link #id(Instant, String)}
 * @param at when it took effect, by the clock of the engine
 * @param actor who did it
 * @param what the call, as {@code group.call}
 * @param personas the personas the call named, by the ids it named them by, in order; empty if it is about none or about all
 * @param outcome what it did, in lower case
 * @param reasonOrNull why, in the words of the actor, if the call asks for it
 */
@JsonPropertyOrder({"id", "at", "actor", "what", "personas", "outcome", "reason"})
public record AuditEntry(
        @JsonProperty("id") String id,
        @JsonProperty("at") Instant at,
        @JsonProperty("actor") Actor actor,
        @JsonProperty("what") String what,

        @JsonProperty("personas") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PersonaId> personas,

        @JsonProperty("outcome") String outcome,

        @JsonProperty("reason") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reasonOrNull) {
    /** The earliest moment an id can tell, which stands for all before it too. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    /** The latest moment an id can tell, which stands for all after it too. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuuMMdd'T'HHmmss.nnnnnnnnn", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * Checks the names and puts the personas in order.
     *
     * @throws IllegalArgumentException if {@code what} or {@code outcome} is not words of letters joined by dots and underscores,
     *     or a persona is named twice
     */
    public AuditEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        word("what", what);
        word("outcome", outcome);
        List<PersonaId> named = personas == null ? List.of() : personas;
        personas = List.copyOf(new TreeSet<>(named));
        if (personas.size() < named.size()) {
            throw new IllegalArgumentException("personas names one twice");
        }
    }

    private static void word(String parameter, String value) {
        if (!isWords(value)) {
            throw new IllegalArgumentException(parameter + " is not words of letters joined by dots and underscores");
        }
    }

    /** Read by hand: a regular expression for it needs a stack as deep as there are words. */
    private static boolean isWords(String text) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (!inWord || (c != '.' && c != '_'))) {
                return false;
            }
            inWord = letter;
        }
        return inWord;
    }

    /**
     * The id of an entry of a moment.
     *
     * @param at the moment; those outside the years 0 to 9999 count as the first or the last of these
     * @param unique what tells it from others of the moment
     */
    public static String id(Instant at, String unique) {
        return idsFrom(at) + "/" + unique;
    }

    /** What the ids of all entries at this moment or later are not below, and those of all earlier ones are. */
    public static String idsFrom(Instant moment) {
        Instant told = moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment;
        return TIME.format(told);
    }

    /** Why, in the words of the actor, if the call asks for it. */
    @JsonIgnore
    public Optional<String> reason() {
        return Optional.ofNullable(reasonOrNull);
    }

    /** What, when and by whom; neither the actor's id nor the reason. */
    @Override
    public String toString() {
        return "AuditEntry[" + at + " " + what + " " + personas + " by " + actor + ": " + outcome + "]";
    }
}
