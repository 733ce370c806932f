package org.persona4j.merge;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;

/**
 * A value that links nobody because it is shared, and why. Immutable; {@code toString} shows no personal data.
 *
 * @param identifier the value
 * @param owners how many profiles carry it; at least that many if {@code more}
 * @param more whether more profiles carry it than were counted, because they are more than a persona may have
 * @param names how many distinct full names that count carry it
 * @param wordOrNull the latest word of an operator, if there is one
 * @param placeholder whether it looks like a placeholder
 */
public record SharedValue(
        Identifier identifier,
        int owners,
        boolean more,
        int names,
        @Nullable SharedWord wordOrNull,
        boolean placeholder) {
    /** Checks that there is a value. */
    public SharedValue {
        Objects.requireNonNull(identifier, "identifier");
    }

    /** The latest word of an operator. */
    public Optional<SharedWord> word() {
        return Optional.ofNullable(wordOrNull);
    }
}
