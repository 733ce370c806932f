package org.persona4j.persona;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/**
 * An identifier of a persona, and which of its profiles holds it. Immutable; {@code toString} shows no personal data.
 *
 * @param identifier the identifier
 * @param profileId the profile that holds it at present
 * @param lastObserved when it was last observed there, or staff added it
 */
@JsonPropertyOrder({"identifier", "profileId", "lastObserved"})
public record HeldIdentifier(
        @JsonProperty("identifier") Identifier identifier,
        @JsonProperty("profileId") ProfileId profileId,
        @JsonProperty("lastObserved") Instant lastObserved) {
    /** By identifier, then by profile id. */
    public static final Comparator<HeldIdentifier> ORDER =
            Comparator.comparing(HeldIdentifier::identifier).thenComparing(HeldIdentifier::profileId);

    /** Checks that nothing is missing. */
    public HeldIdentifier {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(profileId, "profileId");
        Objects.requireNonNull(lastObserved, "lastObserved");
    }
}
