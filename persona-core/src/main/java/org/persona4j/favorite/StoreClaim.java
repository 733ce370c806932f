package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.identity.ProfileId;

/**
 * A word about a favorite store together with the profile it came from. Immutable.
 *
 * <p>What purchases say is a word too: the shop, the time of the latest order there, and how many orders speak for it, over all
 * profiles of the persona. It comes from the profile of that latest order.
 *
 * @param choice the word
 * @param profileId the profile that holds it
 * @param profileKey what orders that profile among others, independent of arrival
 * @param purchases the orders that speak for the shop, if purchases say it and nobody else
 */
@JsonPropertyOrder({"choice", "profileId", "profileKey", "purchases"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoreClaim(
        @JsonProperty("choice") StoreChoice choice,
        @JsonProperty("profileId") ProfileId profileId,

        @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("profileKey")
        String profileKey,

        @JsonProperty("purchases") Optional<PurchaseCount> purchases) {
    /**
     * Strongest first: by level, of purchases the most, then as the words themselves are ordered, then the smaller profile key.
     */
    public static final Comparator<StoreClaim> STRONGEST_FIRST = Comparator.comparing(
                    (StoreClaim claim) -> claim.choice().level())
            .thenComparing(StoreClaim::orders, Comparator.reverseOrder())
            .thenComparing(StoreClaim::choice, StoreChoice.STRONGEST_FIRST)
            .thenComparing(StoreClaim::profileKey)
            .thenComparing(StoreClaim::profileId);

    /**
     * Checks that orders speak for what purchases say, and for nothing else.
     *
     * @throws IllegalArgumentException if they do not
     */
    public StoreClaim {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(profileId, "profileId");
        Objects.requireNonNull(profileKey, "profileKey");
        Objects.requireNonNull(purchases, "purchases");
        if (purchases.isPresent() != (choice.level() == ChoiceLevel.PURCHASE_HISTORY)) {
            throw new IllegalArgumentException("purchases must be given for the level PURCHASE_HISTORY, and no other");
        }
    }

    /** A word that somebody said. */
    public StoreClaim(StoreChoice choice, ProfileId profileId, String profileKey) {
        this(choice, profileId, profileKey, Optional.empty());
    }

    private int orders() {
        return purchases.map(PurchaseCount::orders).orElse(0);
    }

    /** The word and its profile in one line for people. */
    String describe() {
        String when = purchases
                .map(count -> count.describe() + ", the latest " + choice.at())
                .orElseGet(() -> choice.at().toString());
        return "store " + choice.storeId() + " (" + choice.level().label() + ", " + when + ", profile " + profileId
                + ")";
    }
}
