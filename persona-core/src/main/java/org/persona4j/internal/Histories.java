package org.persona4j.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.MergeHistory;
import org.persona4j.merge.Resolver;
import org.persona4j.profile.Profile;

/** Reads how personas came to be. */
public final class Histories {
    private Histories() {}

    /** The history of the persona that has the id or once had it. */
    public static Optional<MergeHistory> of(Attempt attempt, PersonaId everSeen) {
        return attempt.current(everSeen).map(id -> {
            List<Profile> members = attempt.members(attempt.requirePersona(id));
            ProfileId first = members.get(0).id();
            Group group = new Resolver(attempt.rules())
                    .resolve(List.of(first), attempt.graph())
                    .groupOf(first)
                    .orElseThrow(StaleReadException::new);
            return MergeHistory.of(id, members, group);
        });
    }

    /** A decision. */
    public static Optional<Decision> decision(Attempt attempt, DecisionId id) {
        return Optional.ofNullable(attempt.workspace().get(attempt.layout().decision(id), Decision.class));
    }

    /** The decisions about a profile, latest first. */
    public static List<Decision> decisions(Attempt attempt, ProfileId id) {
        Profile profile = attempt.profile(id);
        if (profile == null) {
            throw new NotFoundException("profile " + id);
        }
        Map<DecisionId, Decision> found = attempt.graph().decisions(profile.decisions());
        return found.values().stream().sorted(Decision.LATEST_FIRST).toList();
    }
}
