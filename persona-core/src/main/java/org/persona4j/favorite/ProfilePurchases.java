package org.persona4j.favorite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.persona4j.identity.ProfileId;

/**
 * The purchases of one profile, as they stand beside those of the persona's other profiles. Immutable.
 *
 * @param profileId the profile
 * @param profileKey what orders that profile among others, independent of arrival
 * @param history its orders
 */
public record ProfilePurchases(ProfileId profileId, String profileKey, PurchaseHistory history) {
    private static final Comparator<ProfilePurchases> BY_KEY =
            Comparator.comparing(ProfilePurchases::profileKey).thenComparing(ProfilePurchases::profileId);

    /** Checks that nothing is missing. */
    public ProfilePurchases {
        Objects.requireNonNull(profileId, "profileId");
        Objects.requireNonNull(profileKey, "profileKey");
        Objects.requireNonNull(history, "history");
    }

    /** What purchases say of one shop, while it is being counted. */
    private static final class Tally {
        private int orders;
        private Instant latest = Instant.MIN;
        private ProfilePurchases latestFrom;

        Tally(ProfilePurchases first) {
            this.latestFrom = first;
        }

        void add(Instant order, ProfilePurchases from) {
            orders++;
            if (order.isAfter(latest)) {
                latest = order;
                latestFrom = from;
            }
        }
    }

    /**
     * What the purchases of all these profiles together say: a word for every shop with an order that counts, in no particular
     * order. Each names the profile of the latest order there; of several at that second the one with the smaller key.
     */
    static List<StoreClaim> claims(
            Collection<ProfilePurchases> purchases, PurchasePolicy policy, Instant now, ZoneId zone) {
        LocalDate since = policy.firstDay(now, zone);
        Instant from = since.atStartOfDay(zone).toInstant();
        Map<String, Tally> tallies = new TreeMap<>();
        purchases.stream().sorted(BY_KEY).forEach(profile -> {
            for (StorePurchases store : profile.history().stores()) {
                for (Instant order : store.orders()) {
                    if (!order.isBefore(from)) {
                        tallies.computeIfAbsent(store.storeId(), id -> new Tally(profile))
                                .add(order, profile);
                    }
                }
            }
        });
        int all = tallies.values().stream().mapToInt(tally -> tally.orders).sum();
        List<StoreClaim> claims = new ArrayList<>(tallies.size());
        tallies.forEach((storeId, tally) -> claims.add(new StoreClaim(
                new StoreChoice(ChoiceLevel.PURCHASE_HISTORY, storeId, tally.latest),
                tally.latestFrom.profileId(),
                tally.latestFrom.profileKey(),
                Optional.of(new PurchaseCount(tally.orders, all, since)))));
        return claims;
    }
}
