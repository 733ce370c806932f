package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;

/**
 * The profile of a record of a source, or that its customer was erased.
 *
 * @param profileOrNull the profile, if there is one
 * @param suppressionOrNull the erasures that took the profile of this record, if any did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceRef(
        @JsonProperty("profile") @Nullable ProfileId profileOrNull,
        @JsonProperty("suppression") @Nullable Suppression suppressionOrNull) {
    /** The reference to a profile. */
    static SourceRef of(ProfileId profile) {
        return new SourceRef(profile, null);
    }

    SourceRef withProfile(@Nullable ProfileId profile) {
        return new SourceRef(profile, suppressionOrNull);
    }

    /** Whether the record is refused, because its customer was erased. */
    boolean isRefused() {
        return suppressionOrNull != null && suppressionOrNull.refuses(null);
    }
}
