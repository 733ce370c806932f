package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Absence;

/**
 * Profiles of one persona that are to take no part, or to take part again, in several commits.
 *
 * @param profiles the profiles, in the order of their ids
 * @param absenceOrNull why they are to take no part; none if they are to take part again
 */
public record AbsenceTask(
        @JsonProperty("profiles") List<ProfileId> profiles,

        @JsonProperty("absence") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Absence absenceOrNull) {
    /** Makes the list unmodifiable. */
    public AbsenceTask {
        profiles = List.copyOf(profiles);
    }
}
