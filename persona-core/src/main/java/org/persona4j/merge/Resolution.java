package org.persona4j.merge;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.persona4j.identity.ProfileId;

/** The groups that the resolver found. Immutable. */
public final class Resolution {
    private final Map<ProfileId, Group> byMember;

    Resolution(Map<ProfileId, Group> byMember) {
        this.byMember = Map.copyOf(byMember);
    }

    /** The group of a profile, if it was resolved. */
    public Optional<Group> groupOf(ProfileId profile) {
        return Optional.ofNullable(byMember.get(profile));
    }

    /** All groups, in the order of their least members. */
    public List<Group> groups() {
        return byMember.values().stream()
                .distinct()
                .sorted(Comparator.comparing(group -> group.members().get(0)))
                .toList();
    }
}
