package org.persona4j.favorite;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * What the profiles of a persona bought, and by what rule it counts for the favorite store. Immutable.
 *
 * @param ofProfiles what each profile bought; profiles that bought nothing may be left out
 * @param policy how far back it counts
 * @param now until when days are counted back
 * @param zone where days begin and end
 */
public record Purchases(List<ProfilePurchases> ofProfiles, PurchasePolicy policy, Instant now, ZoneId zone) {
    /** No purchases. */
    public static final Purchases NONE =
            new Purchases(List.of(), PurchasePolicy.standard(), Instant.EPOCH, ZoneOffset.UTC);

    /** Makes the list unmodifiable. */
    public Purchases {
        ofProfiles = List.copyOf(ofProfiles);
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(zone, "zone");
    }
}
