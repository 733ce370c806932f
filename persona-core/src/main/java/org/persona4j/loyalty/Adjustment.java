package org.persona4j.loyalty;

import java.util.Objects;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.LedgerEntry;

/**
 * That somebody adjusted points, and whose. Immutable.
 *
 * @param persona the persona whose they are now
 * @param profile the profile in whose ledger it stands
 * @param entry the entry, or the first of them if points of several profiles were taken: its total is that of all
 */
public record Adjustment(PersonaId persona, ProfileId profile, LedgerEntry entry) {
    /** Checks that nothing is missing. */
    public Adjustment {
        Objects.requireNonNull(persona, "persona");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(entry, "entry");
    }
}
