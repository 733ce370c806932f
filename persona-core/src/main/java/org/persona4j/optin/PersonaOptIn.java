package org.persona4j.optin;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a persona may be messaged on a channel, and where. Immutable; {@code toString} shows no personal data.
 *
 * @param effective what is true, and which address and event decided
 * @param addressOrNull the only address to message: the newest of the channel that is the customer's own
 * @param decidedAtOrNull the address at which it was decided
 */
public record PersonaOptIn(
        EffectiveOptIn effective,
        @Nullable Address addressOrNull,
        @Nullable Address decidedAtOrNull) {
    /** Checks that nothing is missing. */
    public PersonaOptIn {
        Objects.requireNonNull(effective, "effective");
    }

    /** What is shown to users. */
    public OptInStatus status() {
        return effective.status();
    }

    /** Whether messages may be sent to {@link #address()}. */
    public boolean sendable() {
        return effective.sendable();
    }

    /**
     * The only address to message: the newest of the channel that is the customer's own. A value that many share, or that
     * somebody typed in want of one, is nobody's own.
     */
    public Optional<Address> address() {
        return Optional.ofNullable(addressOrNull);
    }

    /** The address at which it was decided; none if nothing was ever said. */
    public Optional<Address> decidedAt() {
        return Optional.ofNullable(decidedAtOrNull);
    }
}
