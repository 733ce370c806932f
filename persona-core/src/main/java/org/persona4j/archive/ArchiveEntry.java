package org.persona4j.archive;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;

/**
 * A persona in the archive, as it is listed: by the phone number alone, or the e-mail address if it has none. Immutable;
 * {@code toString} shows neither.
 *
 * @param persona its id, by which it can be taken out
 * @param contactOrNull its newest phone number, else its newest e-mail address, if it has either
 * @param reason why it is there
 * @param at since when it is there for this reason
 */
public record ArchiveEntry(PersonaId persona, @Nullable Identifier contactOrNull, ArchiveReason reason, Instant at) {
    /** Checks that nothing is missing. */
    public ArchiveEntry {
        Objects.requireNonNull(persona, "persona");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    /** Its newest phone number, else its newest e-mail address. */
    public Optional<Identifier> contact() {
        return Optional.ofNullable(contactOrNull);
    }

    /** Which persona, why and since when. */
    @Override
    public String toString() {
        return "ArchiveEntry[" + persona + ", " + reason + ", " + at + "]";
    }
}
