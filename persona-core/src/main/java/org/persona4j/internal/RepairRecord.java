package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.ProfileFacts;

/**
 * A change of which a part is committed, and the rest not yet, because it takes more than one commit: what the resolver knew
 * before it, as long as personas are being rearranged, or the opt-outs that are being copied, or the profiles that are being set
 * aside or brought back.
 *
 * @param profiles the profiles changed
 * @param values the values changed
 * @param decisions the decisions changed
 * @param copies the opt-outs that are still to be copied
 * @param absenceOrNull the profiles that are to take no part, or to take part again, if any are
 */
public record RepairRecord(
        @JsonProperty("profiles") List<ProfileBefore> profiles,
        @JsonProperty("values") List<ValueBefore> values,
        @JsonProperty("decisions") List<DecisionBefore> decisions,

        @JsonProperty("copies") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<CopyTask> copies,

        @JsonProperty("absence") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AbsenceTask absenceOrNull) {
    /** Makes the lists unmodifiable. */
    public RepairRecord {
        profiles = List.copyOf(profiles);
        values = List.copyOf(values);
        decisions = List.copyOf(decisions);
        copies = orEmpty(copies);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * A profile as it was.
     *
     * @param id the profile
     * @param facts what was known of it, if it existed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProfileBefore(
            @JsonProperty("id") ProfileId id,
            @JsonProperty("facts") @Nullable ProfileFacts facts) {}

    /**
     * A value as it was.
     *
     * @param identifier the value
     * @param linked whether it linked its owners
     * @param hid whether it hid its owners
     */
    public record ValueBefore(
            @JsonProperty("identifier") Identifier identifier,
            @JsonProperty("linked") boolean linked,

            @JsonProperty("hid") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean hid) {}

    /**
     * A decision as it was.
     *
     * @param id the decision
     * @param decision what it said, if it existed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionBefore(
            @JsonProperty("id") DecisionId id,
            @JsonProperty("decision") @Nullable Decision decision) {}

    static RepairRecord of(FactChange change) {
        return new RepairRecord(
                change.profiles().entrySet().stream()
                        .map(entry -> new ProfileBefore(
                                entry.getKey(), entry.getValue().orElse(null)))
                        .toList(),
                change.linked().entrySet().stream()
                        .map(entry -> new ValueBefore(entry.getKey(), entry.getValue(), change.hid(entry.getKey())))
                        .toList(),
                change.decisions().entrySet().stream()
                        .map(entry -> new DecisionBefore(
                                entry.getKey(), entry.getValue().orElse(null)))
                        .toList(),
                List.of(),
                null);
    }

    static RepairRecord of(List<CopyTask> copies) {
        return new RepairRecord(List.of(), List.of(), List.of(), copies, null);
    }

    static RepairRecord of(AbsenceTask task) {
        return new RepairRecord(List.of(), List.of(), List.of(), List.of(), task);
    }

    FactChange change() {
        FactChange change = new FactChange();
        profiles.forEach(profile -> change.profile(profile.id(), profile.facts()));
        values.forEach(value -> change.value(value.identifier(), value.linked(), value.hid()));
        decisions.forEach(decision -> change.decision(decision.id(), decision.decision()));
        return change;
    }

    @Override
    public String toString() {
        return "RepairRecord[" + profiles.size() + " profiles, " + values.size() + " values, " + decisions.size()
                + " decisions, " + copies.size() + " copies, "
                + (absenceOrNull == null ? 0 : absenceOrNull.profiles().size()) + " absences]";
    }
}
