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
import org.persona4j.profile.Absence;

/**
 * The members of a persona, and what the resolver said of them. Whoever changes a fact about a member writes this record, so
 * expecting it is enough to know that nothing about the persona changed.
 *
 * @param members the profiles, in the order of their ids
 * @param foundedAt when the engine first saw the profile that gives the persona its id
 * @param level the weakest level of links by which the members were resolved
 * @param quarantine the causes for which links that lead out of the persona were refused
 * @param constrained whether a decision says anything about a member
 * @param hidden whether a member carries a value that hides whoever carries it
 * @param absenceOrNull why the members take no part, if they do not
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record PersonaRecord(
        @JsonProperty("members") List<ProfileId> members,
        @JsonProperty("foundedAt") Instant foundedAt,

        @JsonProperty("level") @JsonInclude(JsonInclude.Include.ALWAYS)
        LinkLevel level,

        @JsonProperty("quarantine") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Refusal.Cause> quarantine,

        @JsonProperty("constrained") boolean constrained,

        @JsonProperty("hidden") boolean hidden,

        @JsonProperty("absence") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Absence absenceOrNull) {
    /** Makes the lists unmodifiable. */
    public PersonaRecord {
        members = List.copyOf(members);
        quarantine = orEmpty(quarantine);
    }

    /** The record of profiles that are resolved. */
    static PersonaRecord of(
            List<ProfileId> members,
            Instant foundedAt,
            LinkLevel level,
            List<Refusal.Cause> quarantine,
            boolean constrained,
            boolean hidden) {
        return new PersonaRecord(members, foundedAt, level, quarantine, constrained, hidden, null);
    }

    /** The record of profiles of which nothing was refused and nothing decided. */
    static PersonaRecord simple(List<ProfileId> members, Instant foundedAt, LinkLevel level, boolean hidden) {
        return of(members, foundedAt, level, List.of(), false, hidden);
    }

    PersonaRecord withMembers(List<ProfileId> now) {
        return new PersonaRecord(now, foundedAt, level, quarantine, constrained, hidden, absenceOrNull);
    }

    PersonaRecord hidden(boolean now) {
        return new PersonaRecord(members, foundedAt, level, quarantine, constrained, now, absenceOrNull);
    }

    PersonaRecord absent(@Nullable Absence now) {
        return new PersonaRecord(members, foundedAt, level, quarantine, constrained, hidden, now);
    }

    /** Whether there is such a persona for whoever may not know of hidden, archived and erased ones. */
    @JsonIgnore
    public boolean isPresent() {
        return !hidden && absenceOrNull == null;
    }

    private static List<Refusal.Cause> orEmpty(@Nullable List<Refusal.Cause> causes) {
        return causes == null ? List.of() : List.copyOf(causes);
    }

    /** Whether the members are all that can be reached from any of them, and no decision is about them. */
    @JsonIgnore
    public boolean isSimple() {
        return absenceOrNull == null && !constrained && quarantine.isEmpty() && level == LinkLevel.WEAKEST;
    }
}
