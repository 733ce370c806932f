package org.persona4j.merge;

import java.util.List;
import org.persona4j.identity.ProfileId;

/**
 * Profiles that the resolver holds to be one customer, and why. Immutable.
 *
 * @param members the profiles, in the order of their ids
 * @param level the weakest level of links that was followed to find them, see {@link Resolver}
 * @param joins the links that joined them, in the order they did: one less than there are members
 * @param refusals the links that lead out of the group and were refused, one for each value and reason
 * @param constrained whether a decision that holds says anything about a member
 */
public record Group(
        List<ProfileId> members, LinkLevel level, List<Link> joins, List<Refusal> refusals, boolean constrained) {
    /** Makes the lists unmodifiable. */
    public Group {
        members = List.copyOf(members);
        joins = List.copyOf(joins);
        refusals = List.copyOf(refusals);
    }

    /** Whether no link leads out of the group, so that the group is all that can be reached from it. */
    public boolean isWhole() {
        return refusals.isEmpty();
    }
}
