package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/**
 * What the resolver knows of a profile, and all it knows: its identifiers, the witnesses a guard may hear, and the
 * decisions about it. No clock, no arrival number. Immutable; {@code toString} shows the id only.
 *
 * @param id the handle of the profile; decides nothing
 * @param key what orders profiles, see {@code Profile.key()}
 * @param identifiers the current identifiers that may link, in their order
 * @param nameWords the words of its current name, normalized
 * @param birthDateOrNull the birth date, if it has one
 * @param decisions the decisions about it, in their order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProfileFacts(
        @JsonProperty("id") ProfileId id,
        @JsonProperty("key") String key,
        @JsonProperty("identifiers") List<Identifier> identifiers,
        @JsonProperty("nameWords") List<String> nameWords,
        @JsonProperty("birthDate") @Nullable LocalDate birthDateOrNull,
        @JsonProperty("decisions") List<DecisionId> decisions) {
    /** Makes the lists unmodifiable. */
    public ProfileFacts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
        nameWords = nameWords == null ? List.of() : List.copyOf(nameWords);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    /** The birth date, if the profile has one. */
    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable(birthDateOrNull);
    }

    @Override
    public String toString() {
        return "ProfileFacts[" + id + "]";
    }
}
