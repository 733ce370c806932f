package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.persona4j.access.Actor;

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

    /** Checks the name. */
    public TraitOverride {
        TraitNames.check(name);
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(setAt, "setAt");
        Objects.requireNonNull(actor, "actor");
    }

    @Override
    public String toString() {
        return "TraitOverride[" + name + "]";
    }
}
