package org.persona4j.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The id of a persona: the id of one of the profiles that it ever held, so any persona id ever seen stays meaningful.
 *
 * <p>1 to 64 characters of {@code A-Z a-z 0-9 _ -}. Holds no personal data. Immutable, ordered by its characters.
 *
 * @param value the characters of the id
 */
public record PersonaId(@JsonValue String value) implements Comparable<PersonaId> {
    /**
     * Checks the characters of the id.
     *
     * @throws IllegalArgumentException if {@code value} is empty, too long or has another character
     */
    public PersonaId {
        IdSyntax.check(value, "persona id");
    }

    /**
     * The id that the text says.
     *
     * @throws IllegalArgumentException if {@code value} is not such an id
     */
    @JsonCreator
    public static PersonaId of(String value) {
        return new PersonaId(value);
    }

    @Override
    public int compareTo(PersonaId other) {
        return value.compareTo(Objects.requireNonNull(other).value);
    }

    @Override
    public String toString() {
        return value;
    }
}
