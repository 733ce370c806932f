package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.Refusal;

/**
 * The members of a persona, and what the resolver said of them. Whoever changes a fact about a member writes this record, so
 * expecting it is enough to know that nothing about the persona changed.
 *
 * @param members the profiles, in the order of their ids
 * @param foundedAt when the engine first saw the profile that gives the persona its id
 * @param level the weakest level of links by which the members were resolved
 * @param quarantine the causes for which links that lead out of the persona were refused
 * @param constrained whether a decision says anything about a member
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record PersonaRecord(
        @JsonProperty("members") List<ProfileId> members,
        @JsonProperty("foundedAt") Instant foundedAt,

        @JsonProperty("level") @JsonInclude(JsonInclude.Include.ALWAYS)
        LinkLevel level,

        @JsonProperty("quarantine") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Refusal.Cause> quarantine,

        @JsonProperty("constrained") boolean constrained) {
    /** Makes the lists unmodifiable. */
    public PersonaRecord {
        members = List.copyOf(members);
        quarantine = orEmpty(quarantine);
    }

    private static List<Refusal.Cause> orEmpty(@Nullable List<Refusal.Cause> causes) {
        return causes == null ? List.of() : List.copyOf(causes);
    }

    /** Whether the members are all that can be reached from any of them, and no decision is about them. */
    @JsonIgnore
    public boolean isSimple() {
        return !constrained && quarantine.isEmpty() && level == LinkLevel.WEAKEST;
    }
}
