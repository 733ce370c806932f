package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;

/**
 * A link that joined nothing, and why: it is quarantined. Immutable.
 *
 * @param link the link
 * @param reason why it was refused
 * @param witnesses the witnesses that disagreed, if a guard refused it
 */
public record Refusal(Link link, Reason reason, List<Guard.Witness> witnesses) {
    /** Why a link is refused. */
    public enum Reason {
        /** A person separated the two. */
        SEPARATED,
        /** The guard heard witnesses that disagree. */
        GUARDED,
        /** Following links of this level would reach more profiles than a persona may have. */
        OVERSIZE
    }

    /**
     * What a refusal is about: links refused for one cause are one entry in a quarantine.
     *
     * @param level how strong the links are
     * @param identifierOrNull the identifier that is shared, unless the link is manual
     * @param decisionOrNull the decision, if the link is manual
     * @param reason why they are refused
     */
    public record Cause(
            @JsonProperty("level") LinkLevel level,
            @JsonProperty("identifier") @Nullable Identifier identifierOrNull,
            @JsonProperty("decision") @Nullable DecisionId decisionOrNull,
            @JsonProperty("reason") Reason reason) {
        @Override
        public String toString() {
            return level + " " + reason;
        }
    }

    /** What this refusal is about. */
    public Cause cause() {
        return new Cause(
                link.level(),
                link.identifierOrNull(),
                link.decision().map(Decision::id).orElse(null),
                reason);
    }

    /** Makes the list unmodifiable. */
    public Refusal {
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(reason, "reason");
        witnesses = List.copyOf(witnesses);
    }
}
