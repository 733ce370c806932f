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
 * A change whose facts are committed and whose personas are still being rearranged, because that takes more than one commit:
 * what the resolver knew before it.
 *
 * @param profiles the profiles changed
 * @param values the values changed
 * @param decisions the decisions changed
 */
public record RepairRecord(
        @JsonProperty("profiles") List<ProfileBefore> profiles,
        @JsonProperty("values") List<ValueBefore> values,
        @JsonProperty("decisions") List<DecisionBefore> decisions) {
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
     */
    public record ValueBefore(
            @JsonProperty("identifier") Identifier identifier,
            @JsonProperty("linked") boolean linked) {}

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
                        .map(entry -> new ValueBefore(entry.getKey(), entry.getValue()))
                        .toList(),
                change.decisions().entrySet().stream()
                        .map(entry -> new DecisionBefore(
                                entry.getKey(), entry.getValue().orElse(null)))
                        .toList());
    }

    FactChange change() {
        FactChange change = new FactChange();
        profiles.forEach(profile -> change.profile(profile.id(), profile.facts()));
        values.forEach(value -> change.value(value.identifier(), value.linked()));
        decisions.forEach(decision -> change.decision(decision.id(), decision.decision()));
        return change;
    }

    @Override
    public String toString() {
        return "RepairRecord[" + profiles.size() + " profiles, " + values.size() + " values, " + decisions.size()
                + " decisions]";
    }
}
