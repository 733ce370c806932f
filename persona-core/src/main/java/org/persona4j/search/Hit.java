package org.persona4j.search;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.persona4j.persona.Persona;

/**
 * Somebody who was found. Immutable; {@code toString} tells no personal data.
 *
 * @param persona who
 * @param foundBy by what, in the order of the enum; empty if only what somebody has or is was asked for
 */
public record Hit(Persona persona, Set<FoundBy> foundBy) {
    /** Makes the set unmodifiable. */
    public Hit {
        Objects.requireNonNull(persona, "persona");
        foundBy = Collections.unmodifiableSet(new TreeSet<>(foundBy));
    }
}
