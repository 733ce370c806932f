package org.persona4j.wallet;

import java.util.Objects;
import org.persona4j.identity.ProfileId;

/**
 * The wallet of a profile, and whose it is. Immutable, thread-safe, a value.
 *
 * @param profile the profile
 * @param profileKey its key, which orders lots that nothing else does
 * @param wallet its wallet
 */
public record Held(ProfileId profile, String profileKey, ProfileWallet wallet) {
    /** Checks that all are given. */
    public Held {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(profileKey, "profileKey");
        Objects.requireNonNull(wallet, "wallet");
    }
}
