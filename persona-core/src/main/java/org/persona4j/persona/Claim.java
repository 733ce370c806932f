package org.persona4j.persona;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;

/**
 * One profile's word on a trait: the value, where it comes from and when it was observed.
 *
 * <p>An immutable, thread-safe value. The trait's value is personal data: {@code toString} does not show it.
 *
 * @param trait the name of the trait
 * @param value the value that the profile states
 * @param source where the profile comes from
 * @param observed when the source observed the value
 * @param profileId the profile
 * @param profileKey what orders the profile among others, independent of arrival
 */
@JsonPropertyOrder({"trait", "value", "source", "observed", "profileId", "profileKey"})
public record Claim(
        @JsonProperty("trait") String trait,
        @JsonProperty("value") TraitValue value,
        @JsonProperty("source") Source source,
        @JsonProperty("observed") Observed observed,
        @JsonProperty("profileId") ProfileId profileId,
        @JsonProperty("profileKey") String profileKey) {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if {@code trait} is no name of a trait
     */
    public Claim {
        TraitNames.check(trait);
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(profileId, "profileId");
        Objects.requireNonNull(profileKey, "profileKey");
    }

    /** What the profile claims by a trait. */
    static Claim of(Profile profile, Trait trait) {
        return new Claim(trait.name(), trait.value(), profile.source(), trait.observed(), profile.id(), profile.key());
    }

    /** Where the claim comes from, in one line for people. */
    String origin() {
        return source + ", " + observed.at() + ", profile " + profileId;
    }

    @Override
    public String toString() {
        return "Claim[" + trait + " of " + profileId + "]";
    }
}
