package org.persona4j.testkit;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.Link;

/** Says which profiles are one customer, and by what. */
final class IdentityWords {
    private IdentityWords() {}

    /** Groups one after the other, as in {@code [p1 p2; p2-p1 by phone +16035551201] and [p3; not by d1 (SEPARATED)]}. */
    static String of(List<Group> groups) {
        return groups.isEmpty()
                ? "no group"
                : Sentences.list(groups.stream().map(IdentityWords::of).toList());
    }

    private static String of(Group group) {
        StringBuilder words = new StringBuilder("[").append(ids(group.members()));
        group.joins()
                .forEach(link -> words.append("; ")
                        .append(link.later())
                        .append('-')
                        .append(link.earlier())
                        .append(" by ")
                        .append(of(link)));
        group.refusals()
                .forEach(refusal -> words.append("; not by ")
                        .append(of(refusal.link()))
                        .append(" (")
                        .append(refusal.reason())
                        .append(")"));
        return words.append(group.constrained() ? "; decided on]" : "]").toString();
    }

    /** The value, or the decision. */
    static String of(Link link) {
        return link.identifier()
                .map(Words::of)
                .orElseGet(() -> link.decision().map(Decision::id).orElseThrow().value());
    }

    /** Profiles beside each other, in the order of their ids. */
    static String ids(Collection<ProfileId> profiles) {
        return profiles.stream().sorted().map(ProfileId::value).collect(Collectors.joining(" "));
    }
}
