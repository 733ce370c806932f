package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;

/** What became of a {@link MergeCommand}. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MergeOutcome.Done.class, name = "done"),
    @JsonSubTypes.Type(value = MergeOutcome.Unchanged.class, name = "unchanged"),
    @JsonSubTypes.Type(value = MergeOutcome.Refused.class, name = "refused")
})
public sealed interface MergeOutcome {
    /** Why a command is refused. */
    enum Reason {
        /** The persona would have more profiles than one may have. */
        OVERSIZE,
        /** Another decision keeps them apart. */
        SEPARATED,
        /** The profile is alone in its persona; there is nobody to separate it from. */
        ALONE,
        /** The profile would have more identifiers than one may have. */
        TOO_MANY_IDENTIFIERS,
        /** Whoever carried the value was erased, and has not asked to return. */
        SUPPRESSED,
        /** More profiles carry the value than a persona may have, so it cannot link them. */
        TOO_MANY_OWNERS
    }

    /**
     * The command took effect.
     *
     * @param decisionOrNull the id of the decision that was recorded, by which it can be withdrawn, if there is one
     * @param merges the personas that became one
     * @param splits the personas that fell apart
     * @param flips how many values became shared, or are no longer
     */
    record Done(
            @JsonProperty("decision") @Nullable DecisionId decisionOrNull,
            @JsonProperty("merges") List<PersonaMerge> merges,
            @JsonProperty("splits") List<PersonaSplit> splits,
            @JsonProperty("flips") int flips)
            implements MergeOutcome {
        /** Makes the lists unmodifiable. */
        public Done {
            merges = List.copyOf(merges);
            splits = List.copyOf(splits);
        }

        /** The id of the decision that was recorded, if there is one. */
        public Optional<DecisionId> decision() {
            return Optional.ofNullable(decisionOrNull);
        }
    }

    /** There was nothing to do: it is so already. */
    record Unchanged() implements MergeOutcome {}

    /**
     * The command was refused and nothing was changed.
     *
     * @param reason why
     */
    record Refused(@JsonProperty("reason") Reason reason) implements MergeOutcome {
        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
