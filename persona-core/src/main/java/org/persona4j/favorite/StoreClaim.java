package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.Objects;
import org.persona4j.identity.ProfileId;

/**
 * A word about a favorite store together with the profile it came from. Immutable.
 *
 * @param choice the word
 * @param profileId the profile that holds it
 * @param profileKey what orders that profile among others, independent of arrival
 */
@JsonPropertyOrder({"choice", "profileId", "profileKey"})
public record StoreClaim(
        @JsonProperty("choice") StoreChoice choice,
        @JsonProperty("profileId") ProfileId profileId,
        @JsonProperty("profileKey") String profileKey) {
    /** Strongest first: as the words themselves are ordered, then the smaller profile key. */
    public static final Comparator<StoreClaim> STRONGEST_FIRST = Comparator.comparing(
                    StoreClaim::choice, StoreChoice.STRONGEST_FIRST)
            .thenComparing(StoreClaim::profileKey)
            .thenComparing(StoreClaim::profileId);

    /** Checks that nothing is missing. */
    public StoreClaim {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(profileId, "profileId");
        Objects.requireNonNull(profileKey, "profileKey");
    }

    /** The word and its profile in one line for people. */
    String describe() {
        return "store " + choice.storeId() + " (" + choice.level().label() + ", " + choice.at() + ", profile "
                + profileId + ")";
    }
}
