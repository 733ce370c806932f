package org.persona4j.persona;

import java.util.Collection;
import java.util.Objects;

/** What a rule checks before it works. */
final class RuleNames {
    private static final int MAX_LENGTH = 64;

    private RuleNames() {}

    static void check(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the name of a rule must have 1 to " + MAX_LENGTH + " characters and not be blank");
        }
        if (name.equals(ResolvedTrait.OVERRIDE)) {
            throw new IllegalArgumentException("the name " + ResolvedTrait.OVERRIDE + " is reserved");
        }
    }

    /** The one trait that all the claims are about. */
    static String traitOf(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("claims must hold at least one claim");
        }
        String trait = claims.iterator().next().trait();
        for (Claim claim : claims) {
            if (!claim.trait().equals(trait)) {
                throw new IllegalArgumentException("claims must all be of one trait");
            }
        }
        return trait;
    }
}
