package org.persona4j.internal;

import java.util.List;
import java.util.Map;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Group;
import org.persona4j.merge.MergePlan;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.merge.SharedFlip;

/**
 * What a change did to the personas.
 *
 * @param before the personas it touched, as they were
 * @param after the personas there are instead
 * @param groups what the resolver said of the personas after, unless nobody had to be asked
 * @param merges the personas that became one
 * @param splits the personas that fell apart
 * @param flips the values that became shared or are no longer
 * @param hidden whether one of the personas, before or after, is one that nobody sees
 */
record Effect(
        Map<PersonaId, List<ProfileId>> before,
        Map<PersonaId, List<ProfileId>> after,
        Map<PersonaId, Group> groups,
        List<PersonaMerge> merges,
        List<PersonaSplit> splits,
        List<SharedFlip> flips,
        boolean hidden) {
    /** The persona a touched profile is in after. */
    PersonaId personaOf(ProfileId profile) {
        for (Map.Entry<PersonaId, List<ProfileId>> persona : after.entrySet()) {
            if (persona.getValue().contains(profile)) {
                return persona.getKey();
            }
        }
        throw new IllegalArgumentException("the change did not touch profile " + profile);
    }

    /** The effect as a plan that was not carried out. */
    MergePlan plan(String summary) {
        return new MergePlan(summary, before, groups, merges, splits, flips);
    }

    static final Effect NONE = new Effect(Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(), false);
}
