package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.ValueFacts;

/** The same world with other handles, and what can be compared all the same. */
final class OtherIds {
    private OtherIds() {}

    /** The world in which the first profile has the id of the last, and so on. */
    static IdentityWorld of(IdentityWorld world) {
        List<ProfileId> ids = world.ids();
        Map<ProfileId, ProfileId> others = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            others.put(ids.get(i), ids.get(ids.size() - 1 - i));
        }
        UnaryOperator<ProfileId> renamed = id -> others.getOrDefault(id, id);
        return IdentityWorld.of(
                world.rules(),
                world.profiles().stream()
                        .map(profile -> facts(profile, renamed.apply(profile.id()), profile.decisions()))
                        .toList(),
                world.values().stream()
                        .map(value -> new ValueFacts(
                                value.identifier(),
                                value.owners().stream().map(renamed).toList(),
                                value.links()))
                        .toList(),
                world.decisions().stream()
                        .map(decision -> Decision.builder()
                                .from(decision)
                                .leftAnchor(renamed.apply(decision.leftAnchor()))
                                .rightAnchor(renamed.apply(decision.rightAnchor()))
                                .left(sorted(decision.left(), renamed))
                                .right(sorted(decision.right(), renamed))
                                .build())
                        .toList());
    }

    private static List<ProfileId> sorted(List<ProfileId> profiles, UnaryOperator<ProfileId> renamed) {
        return profiles.stream().map(renamed).sorted().toList();
    }

    /** The world with some of its decisions. */
    static IdentityWorld withDecisions(IdentityWorld world, Collection<Decision> decisions) {
        Set<DecisionId> kept = decisions.stream().map(Decision::id).collect(Collectors.toSet());
        return IdentityWorld.of(
                world.rules(),
                world.profiles().stream()
                        .map(profile -> facts(
                                profile,
                                profile.id(),
                                profile.decisions().stream()
                                        .filter(kept::contains)
                                        .toList()))
                        .toList(),
                world.values(),
                decisions);
    }

    private static ProfileFacts facts(ProfileFacts profile, ProfileId id, List<DecisionId> decisions) {
        return new ProfileFacts(
                id, profile.key(), profile.identifiers(), profile.nameWords(), profile.birthDateOrNull(), decisions);
    }

    /** Groups by the keys of their members, each with the keys and the reasons of its links, whatever the ids are. */
    static Set<List<Object>> byKeys(IdentityWorld world, List<Group> groups) {
        Map<ProfileId, String> keys = new HashMap<>();
        world.profiles().forEach(profile -> keys.put(profile.id(), profile.key()));
        return groups.stream()
                .map(group -> {
                    List<Object> told = new ArrayList<>();
                    told.add(keys(group.members(), keys));
                    group.joins()
                            .forEach(link -> told.add(
                                    keys(List.of(link.later(), link.earlier()), keys) + IdentityWords.of(link)));
                    return told;
                })
                .collect(Collectors.toSet());
    }

    private static String keys(List<ProfileId> profiles, Map<ProfileId, String> keys) {
        return profiles.stream()
                .map(id -> Objects.requireNonNull(keys.get(id)))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}
