package org.persona4j.privacy;

import java.util.List;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Source;

/**
 * The profiles that an erasure would take, in the order of their ids. Immutable; holds no personal data.
 *
 * @param profiles the profiles
 */
public record ErasurePlan(List<Taken> profiles) {
    /**
     * A profile that would be taken.
     *
     * @param profile the profile
     * @param persona the persona it is in
     * @param source where its record comes from
     */
    public record Taken(ProfileId profile, PersonaId persona, Source source) {}

    /** Makes the list unmodifiable. */
    public ErasurePlan {
        profiles = List.copyOf(profiles);
    }
}
