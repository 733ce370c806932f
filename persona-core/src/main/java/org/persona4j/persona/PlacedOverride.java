package org.persona4j.persona;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.Objects;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.TraitOverride;

/**
 * An override together with the profile it sits on. Immutable; {@code toString} does not show the value.
 *
 * @param override the override
 * @param profileId the profile
 * @param profileKey what orders the profile among others, independent of arrival
 */
@JsonPropertyOrder({"override", "profileId", "profileKey"})
public record PlacedOverride(
        @JsonProperty("override") TraitOverride override,
        @JsonProperty("profileId") ProfileId profileId,
        @JsonProperty("profileKey") String profileKey) {
    /** Of overrides of one trait the strongest first: the newest, then the one on the profile with the smaller key. */
    public static final Comparator<PlacedOverride> STRONGEST_FIRST = Comparator.comparing(
                    (PlacedOverride placed) -> placed.override.setAt(), Comparator.reverseOrder())
            .thenComparing(PlacedOverride::profileKey)
            .thenComparing(PlacedOverride::profileId);

    /** Checks that nothing is missing. */
    public PlacedOverride {
        Objects.requireNonNull(override, "override");
        Objects.requireNonNull(profileId, "profileId");
        Objects.requireNonNull(profileKey, "profileKey");
    }

    /** Where the override comes from, in one line for people. */
    String origin() {
        return "override, " + override.setAt() + ", by "
                + override.actor().role().code() + ", profile " + profileId;
    }
}
