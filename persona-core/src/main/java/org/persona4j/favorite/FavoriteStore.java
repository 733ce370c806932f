package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;

/**
 * The shop that is a customer's favorite, which word decided that, and what it beat.
 *
 * <p>The strongest word decides: the one of the highest level, of those the newest, of those the one for the smaller store
 * id. What purchases say is the weakest, and of it the shop with the most orders decides, then the one with the latest. If two profiles say the very same, the one with the smaller key is named. A favorite store is a function of the set of
 * words, so taking a profile's words away gives the answer that held without them. Immutable.
 *
 * @param decidedBy the word that decided
 * @param beaten the other words, strongest first
 */
@JsonPropertyOrder({"decidedBy", "beaten"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FavoriteStore(
        @JsonProperty("decidedBy") StoreClaim decidedBy,
        @JsonProperty("beaten") List<StoreClaim> beaten) {
    /**
     * Checks that the words are in order.
     *
     * @throws IllegalArgumentException if a beaten word is stronger than the one before it
     */
    public FavoriteStore(StoreClaim decidedBy, @Nullable List<StoreClaim> beaten) {
        this.decidedBy = Objects.requireNonNull(decidedBy, "decidedBy");
        this.beaten = beaten == null ? List.of() : List.copyOf(beaten);
        StoreClaim stronger = decidedBy;
        for (StoreClaim weaker : this.beaten) {
            if (StoreClaim.STRONGEST_FIRST.compare(stronger, weaker) > 0) {
                throw new IllegalArgumentException("beaten must follow decidedBy, strongest first");
            }
            stronger = weaker;
        }
    }

    /** The favorite store that these words make, in whatever order they are given; none if there is no word. */
    public static Optional<FavoriteStore> decide(Collection<StoreClaim> claims) {
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        List<StoreClaim> ordered = new ArrayList<>(claims);
        ordered.sort(StoreClaim.STRONGEST_FIRST);
        return Optional.of(new FavoriteStore(ordered.get(0), ordered.subList(1, ordered.size())));
    }

    /**
     * The favorite store that these words and purchases make, in whatever order they are given; none if there is neither.
     *
     * @param claims what was said of the persona's profiles
     * @param purchases what its profiles bought; the orders of all of them are counted together
     * @param now until when days are counted back
     * @param zone the tenant's time zone, in which days begin and end
     */
    public static Optional<FavoriteStore> decide(
            Collection<StoreClaim> claims,
            Collection<ProfilePurchases> purchases,
            PurchasePolicy policy,
            Instant now,
            ZoneId zone) {
        List<StoreClaim> all = new ArrayList<>(claims);
        all.addAll(ProfilePurchases.claims(purchases, policy, now, zone));
        return decide(all);
    }

    /** The shop, by the retailer's id of it. */
    public String storeId() {
        return decidedBy.choice().storeId();
    }

    /** The level that decided. */
    public ChoiceLevel level() {
        return decidedBy.choice().level();
    }

    /** When the word that decided was said, or the latest of the orders that decided was placed. */
    public Instant at() {
        return decidedBy.choice().at();
    }

    /** The profile that the word, or the latest of the orders, came from. */
    public ProfileId profileId() {
        return decidedBy.profileId();
    }

    /** The answer and its reasons for people: first the shop, then a line for each word that was beaten. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>(beaten.size() + 1);
        lines.add(decidedBy.describe());
        beaten.forEach(claim -> lines.add("  beat " + claim.describe()));
        return List.copyOf(lines);
    }
}
