package org.persona4j.wallet;

import java.util.List;
import org.persona4j.identity.ProfileId;

/**
 * What a redemption took from one profile. Immutable, thread-safe, a value.
 *
 * @param profile the profile
 * @param entries the entries of the redemption in its ledger, at least one
 */
public record RedemptionShare(ProfileId profile, List<LedgerEntry> entries) {
    /**
     * Checks the entries.
     *
     * @throws IllegalArgumentException if there are none, or one is of no redemption
     */
    public RedemptionShare {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.stream().anyMatch(entry -> entry.kind() != EntryKind.REDEMPTION)) {
            throw new IllegalArgumentException("entries must be those of a redemption");
        }
    }
}
