package org.persona4j.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The id of a profile, which is one source's record of a customer. Given once by the engine, never reused.
 *
 * <p>1 to 64 characters of {@code A-Z a-z 0-9 _ -}. Holds no personal data. Immutable, ordered by its characters.
 *
 * @param value the characters of the id
 */
public record ProfileId(@JsonValue String value) implements Comparable<ProfileId> {
    /**
     * Checks the characters of the id.
     *
     * @throws IllegalArgumentException if {@code value} is empty, too long or has another character
     */
    public ProfileId {
        IdSyntax.check(value, "profile id");
    }

    /**
     * The id that the text says.
     *
     * @throws IllegalArgumentException if {@code value} is not such an id
     */
    @JsonCreator
    public static ProfileId of(String value) {
        return new ProfileId(value);
    }

    @Override
    public int compareTo(ProfileId other) {
        return value.compareTo(Objects.requireNonNull(other).value);
    }

    @Override
    public String toString() {
        return value;
    }
}
