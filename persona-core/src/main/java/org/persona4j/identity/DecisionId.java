package org.persona4j.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The id of a decision to link or to separate. Given once by the engine, never reused.
 *
 * <p>1 to 64 characters of {@code A-Z a-z 0-9 _ -}. Holds no personal data. Immutable, ordered by its characters.
 *
 * @param value the characters of the id
 */
public record DecisionId(@JsonValue String value) implements Comparable<DecisionId> {
    /**
     * Checks the characters of the id.
     *
     * @throws IllegalArgumentException if {@code value} is empty, too long or has another character
     */
    public DecisionId {
        IdSyntax.check(value, "decision id");
    }

    /**
     * The id that the text says.
     *
     * @throws IllegalArgumentException if {@code value} is not such an id
     */
    @JsonCreator
    public static DecisionId of(String value) {
        return new DecisionId(value);
    }

    @Override
    public int compareTo(DecisionId other) {
        return value.compareTo(Objects.requireNonNull(other).value);
    }

    @Override
    public String toString() {
        return value;
    }
}
