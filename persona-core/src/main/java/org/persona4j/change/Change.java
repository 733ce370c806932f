package org.persona4j.change;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Channel;

/**
 * That something became of a persona: ids, a kind and a time, nothing of what is in it. An immutable, thread-safe value.
 *
 * @param id what tells the change from all others of the tenant, 1 to 64 characters; the same whenever it is read, so that repeats
 *     can be dropped
 * @param persona whose change it is, by the id it had at that moment
 * @param kind what became of it
 * @param otherOrNull the other persona, for {@link ChangeKind#MERGED_INTO} and {@link ChangeKind#SPLIT_FROM}
 * @param channelOrNull the channel, for {@link ChangeKind#OPT_IN}
 * @param at when, by the clock of the engine that made the change
 */
public record Change(
        String id,
        PersonaId persona,
        ChangeKind kind,
        @Nullable PersonaId otherOrNull,
        @Nullable Channel channelOrNull,
        Instant at) {
    /**
     * Checks that what belongs to the kind is told, and nothing else.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Change {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(persona, "persona");
        Objects.requireNonNull(at, "at");
        boolean namesOther = kind == ChangeKind.MERGED_INTO || kind == ChangeKind.SPLIT_FROM;
        if (namesOther != (otherOrNull != null)) {
            throw new IllegalArgumentException(
                    "other must be given for MERGED_INTO and SPLIT_FROM, and for these alone");
        }
        if ((kind == ChangeKind.OPT_IN) != (channelOrNull != null)) {
            throw new IllegalArgumentException("channel must be given for OPT_IN, and for it alone");
        }
    }

    /** The persona it is part of now, or was part of before. */
    public Optional<PersonaId> other() {
        return Optional.ofNullable(otherOrNull);
    }

    /** On which channel something was said. */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channelOrNull);
    }
}
