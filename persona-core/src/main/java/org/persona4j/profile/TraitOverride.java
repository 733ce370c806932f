package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.persona4j.access.Actor;
import org.persona4j.favorite.StoreChoice;

/**
 * A trait value set by staff, the API or the customer: permanent, above every source, later import and merge until it is
 * removed. It sits on the profile whose id was given. Immutable; {@code toString} shows the name only.
 *
 * @param name the name of the trait; {@link #FAVORITE_STORE} overrides the favorite store
 * @param value the value that holds
 * @param setAt when it was set; of two in one persona the newer wins
 * @param actor who set it
 */
public record TraitOverride(
        @JsonProperty("name") String name,
        @JsonProperty("value") TraitValue value,
        @JsonProperty("setAt") Instant setAt,
        @JsonProperty("actor") Actor actor) {
    /** The name under which the favorite store is overridden. */
    public static final String FAVORITE_STORE = "favorite_store";

    /** By name, then newest first. */
    public static final Comparator<TraitOverride> ORDER =
            Comparator.comparing(TraitOverride::name).thenComparing(TraitOverride::setAt, Comparator.reverseOrder());

    /**
     * Checks the name, and that what overrides the favorite store is the id of a shop.
     *
     * @throws IllegalArgumentException if the name is not one, or the name is {@link #FAVORITE_STORE} and the value is not
     *     a text or number that {@link StoreChoice#isStoreId can be} the id of a shop
     */
    public TraitOverride {
        TraitNames.check(name);
        Objects.requireNonNull(value, "value");
        if (name.equals(FAVORITE_STORE) && !isStoreId(value)) {
            throw new IllegalArgumentException("value must be the id of a shop to override " + FAVORITE_STORE);
        }
        Objects.requireNonNull(setAt, "setAt");
        Objects.requireNonNull(actor, "actor");
    }

    private static boolean isStoreId(TraitValue value) {
        boolean idLike = value instanceof TraitValue.Text || value instanceof TraitValue.Numeric;
        return idLike && StoreChoice.isStoreId(value.text());
    }

    @Override
    public String toString() {
        return "TraitOverride[" + name + "]";
    }
}
