package org.persona4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.BruteForceResolver;
import org.persona4j.merge.BruteForceResolver.Expected;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.merge.Resolver;
import org.persona4j.merge.World;
import org.persona4j.profile.Profile;

/**
 * Who is who by the rules, at one moment of a history.
 *
 * @param groups the personas by their ids, those among them that take no part
 * @param linked of every value that somebody carries, or an operator spoke of, whether it links
 * @param shareable the values that several profiles carry which take part
 * @param absent the personas that take no part
 */
record Partition(
        Map<PersonaId, Expected> groups,
        Map<Identifier, Boolean> linked,
        Set<Identifier> shareable,
        Set<PersonaId> absent) {
    /** How many profiles the brute-force resolver is asked to resolve at most; more would take it minutes. */
    private static final int MOST_BY_FORCE = 100;

    /** The partition of a world made of these profiles. */
    static Partition of(World world, Map<ProfileId, Profile> profiles, Map<Identifier, Boolean> linked) {
        Map<PersonaId, Expected> groups = new TreeMap<>();
        for (Expected group : profiles.size() > MOST_BY_FORCE ? resolved(world) : BruteForceResolver.resolve(world)) {
            groups.put(id(group, profiles), group);
        }
        Set<PersonaId> absent = new TreeSet<>();
        for (Expected group : frozen(profiles.values())) {
            absent.add(id(group, profiles));
            groups.put(id(group, profiles), group);
        }
        Set<Identifier> shareable = new TreeSet<>();
        world.values().stream()
                .filter(value -> value.owners().size() > 1)
                .forEach(value -> shareable.add(value.identifier()));
        return new Partition(groups, linked, shareable, absent);
    }

    private static PersonaId id(Expected group, Map<ProfileId, Profile> profiles) {
        Profile founder = group.members().stream()
                .map(profiles::get)
                .map(Objects::requireNonNull)
                .min(Comparator.comparing(Profile::createdAt).thenComparing(Profile::id))
                .orElseThrow();
        return PersonaId.of(founder.id().value());
    }

    /** Those that take no part: each persona is what it was when it was set aside. */
    private static List<Expected> frozen(Collection<Profile> profiles) {
        Map<PersonaId, Set<ProfileId>> frozen = new TreeMap<>();
        profiles.stream()
                .filter(profile -> profile.absence().isPresent())
                .forEach(profile -> frozen.computeIfAbsent(profile.personaId(), key -> new TreeSet<>())
                        .add(profile.id()));
        return frozen.values().stream()
                .map(members -> new Expected(members, LinkLevel.NONE, Set.of()))
                .toList();
    }

    /** The ids of the personas that take part. */
    Set<PersonaId> present() {
        Set<PersonaId> present = new TreeSet<>(groups.keySet());
        present.removeAll(absent);
        return present;
    }

    /** What the real resolver says, asked about everything at once; the laws of the resolver say that it may be trusted. */
    private static Set<Expected> resolved(World world) {
        return new Resolver(world.rules())
                .resolve(world.ids(), world.graph()).groups().stream()
                        .map(Expected::of)
                        .collect(Collectors.toSet());
    }

    /** The id of the persona of each profile. */
    Map<ProfileId, PersonaId> homes() {
        Map<ProfileId, PersonaId> homes = new HashMap<>();
        groups.forEach((id, group) -> group.members().forEach(member -> homes.put(member, id)));
        return homes;
    }

    PersonaId home(ProfileId profile) {
        return Objects.requireNonNull(homes().get(profile));
    }

    Expected groupOf(ProfileId profile) {
        return Objects.requireNonNull(groups.get(home(profile)));
    }

    /** The personas of this partition that hold what was in several before. */
    List<PersonaMerge> mergesSince(Partition before) {
        Map<ProfileId, PersonaId> were = before.homes();
        List<PersonaMerge> merges = new ArrayList<>();
        groups.forEach((id, group) -> {
            Set<PersonaId> from = new TreeSet<>();
            group.members().stream()
                    .filter(were::containsKey)
                    .forEach(member -> from.add(Objects.requireNonNull(were.get(member))));
            if (from.size() > 1) {
                from.remove(id);
                merges.add(new PersonaMerge(id, List.copyOf(from)));
            }
        });
        return merges;
    }

    /** The personas before that are several in this partition. */
    List<PersonaSplit> splitsSince(Partition before) {
        Map<ProfileId, PersonaId> are = homes();
        List<PersonaSplit> splits = new ArrayList<>();
        before.groups().forEach((id, group) -> {
            Set<PersonaId> into = new TreeSet<>();
            group.members().forEach(member -> into.add(Objects.requireNonNull(are.get(member))));
            if (into.size() > 1) {
                splits.add(new PersonaSplit(id, List.copyOf(into)));
            }
        });
        return splits;
    }
}
