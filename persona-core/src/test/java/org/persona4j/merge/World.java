package org.persona4j.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;

/**
 * All facts of a small tenant at one moment, written out: what a brute-force answer is made from, and the same facts as a
 * graph for the resolver. Immutable.
 *
 * @param rules the rules of the tenant
 * @param profiles the profiles in the graph: those that take part
 * @param decisions all decisions, withdrawn ones included
 * @param values every identifier that a profile carries, its owners that take part, and whether it links them
 */
public record World(
        IdentityRules rules, List<ProfileFacts> profiles, List<Decision> decisions, List<ValueFacts> values) {
    private static final NameNormalizer NAMES = NameNormalizer.standard();

    /** Makes the lists unmodifiable. */
    public World {
        profiles = List.copyOf(profiles);
        decisions = List.copyOf(decisions);
        values = List.copyOf(values);
    }

    /**
     * The world of these profiles. Which values are SHARED is counted here, by plain words of rule R2; those that take no part
     * count for it, and for nothing else.
     *
     * @param rules the rules of the tenant
     * @param profiles all profiles
     * @param decisions all decisions, withdrawn ones included
     * @param words what operators said of values and did not withdraw
     */
    public static World of(
            IdentityRules rules,
            Collection<Profile> profiles,
            Collection<Decision> decisions,
            Map<Identifier, List<SharedWord>> words) {
        List<ProfileFacts> facts = new ArrayList<>();
        Map<Identifier, List<ProfileId>> owners = new TreeMap<>();
        Map<Identifier, Integer> carriers = new HashMap<>();
        Map<Identifier, Set<String>> names = new HashMap<>();
        for (Profile profile : profiles) {
            List<Identifier> carried = linkingIdentifiers(rules, profile);
            for (Identifier identifier : carried) {
                List<ProfileId> present = owners.computeIfAbsent(identifier, key -> new ArrayList<>());
                if (profile.absence().isEmpty()) {
                    present.add(profile.id());
                }
                carriers.merge(identifier, 1, Integer::sum);
                Set<String> counted = names.computeIfAbsent(identifier, key -> new HashSet<>());
                if (rules.verifiedSources().contains(profile.source().kind())) {
                    fullName(profile).filter(NAMES::isFull).ifPresent(counted::add);
                }
            }
            if (profile.absence().isEmpty()) {
                facts.add(new ProfileFacts(
                        profile.id(),
                        profile.key(),
                        carried,
                        fullName(profile).map(NAMES::words).map(List::copyOf).orElse(List.of()),
                        profile.birthDate().orElse(null),
                        profile.decisions()));
            }
        }
        List<ValueFacts> values = new ArrayList<>();
        owners.forEach((identifier, present) -> values.add(new ValueFacts(
                identifier,
                present,
                !isShared(
                        rules,
                        identifier,
                        carriers.getOrDefault(identifier, 0),
                        names.getOrDefault(identifier, Set.of()).size(),
                        words.getOrDefault(identifier, List.of())))));
        return new World(rules, facts, List.copyOf(decisions), values);
    }

    private static boolean isShared(
            IdentityRules rules, Identifier identifier, int owners, int names, List<SharedWord> words) {
        boolean tooMany = owners > rules.sizeCap();
        boolean looksShared = names > rules.nameLimit() || rules.placeholders().matches(identifier);
        Optional<SharedWord> latest = words.stream()
                .max(Comparator.comparing(SharedWord::at).thenComparing(SharedWord::shared, Boolean::compare));
        return tooMany || latest.map(SharedWord::shared).orElse(looksShared);
    }

    private static List<Identifier> linkingIdentifiers(IdentityRules rules, Profile profile) {
        Set<Identifier> carried = new TreeSet<>(profile.identifiers());
        Optional<LocalDate> birthDate = profile.birthDate();
        if (birthDate.isPresent()) {
            NAMES.nameBirthDate(
                            text(profile, TraitNames.FIRST_NAME), text(profile, TraitNames.LAST_NAME), birthDate.get())
                    .ifPresent(carried::add);
        }
        carried.removeIf(identifier -> !rules.linkingTypes().contains(identifier.type()));
        return List.copyOf(carried);
    }

    private static Optional<String> fullName(Profile profile) {
        return NAMES.fullName(
                text(profile, TraitNames.FIRST_NAME),
                text(profile, TraitNames.LAST_NAME),
                text(profile, TraitNames.FULL_NAME));
    }

    private static @Nullable String text(Profile profile, String trait) {
        return profile.trait(trait).map(TraitValue::text).orElse(null);
    }

    /** The facts of a profile of this world. */
    public ProfileFacts profile(ProfileId id) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The ids of all profiles, in the order of the profiles. */
    public List<ProfileId> ids() {
        return profiles.stream().map(ProfileFacts::id).toList();
    }

    /** This world with other decisions; the profiles name those that are about them. */
    public World withDecisions(Collection<Decision> others) {
        List<ProfileFacts> named = new ArrayList<>();
        for (ProfileFacts profile : profiles) {
            List<DecisionId> about = others.stream()
                    .filter(decision -> isNamedBy(decision, profile.id()))
                    .map(Decision::id)
                    .sorted()
                    .toList();
            named.add(new ProfileFacts(
                    profile.id(),
                    profile.key(),
                    profile.identifiers(),
                    profile.nameWords(),
                    profile.birthDateOrNull(),
                    about));
        }
        return new World(rules, named, List.copyOf(others), values);
    }

    /** A profile names the decisions that separate it, and those that link a set it was in. */
    private static boolean isNamedBy(Decision decision, ProfileId profile) {
        return switch (decision.kind()) {
            case SEPARATE -> decision.leftAnchor().equals(profile);
            case LINK -> decision.left().contains(profile) || decision.right().contains(profile);
        };
    }

    /** The facts as the resolver asks for them. */
    public IdentityGraph graph() {
        Map<ProfileId, ProfileFacts> byId = new HashMap<>();
        profiles.forEach(profile -> byId.put(profile.id(), profile));
        Map<Identifier, ValueFacts> byIdentifier = new HashMap<>();
        values.forEach(value -> byIdentifier.put(value.identifier(), value));
        Map<DecisionId, Decision> byDecision = new HashMap<>();
        decisions.forEach(decision -> byDecision.put(decision.id(), decision));
        return new IdentityGraph() {
            @Override
            public Map<ProfileId, ProfileFacts> profiles(Collection<ProfileId> ids) {
                return among(byId, ids);
            }

            @Override
            public Map<Identifier, ValueFacts> values(Collection<Identifier> identifiers) {
                return among(byIdentifier, identifiers);
            }

            @Override
            public Map<DecisionId, Decision> decisions(Collection<DecisionId> ids) {
                return among(byDecision, ids);
            }
        };
    }

    private static <K, V> Map<K, V> among(Map<K, V> all, Collection<K> wanted) {
        Map<K, V> some = new HashMap<>(all);
        some.keySet().retainAll(Set.copyOf(wanted));
        return some;
    }

    /** Everything written out; a world is made up, so there is nobody's data to hide. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("World\n");
        text.append("  cap ").append(rules.sizeCap()).append(", guard ").append(rules.guard());
        text.append("\n");
        for (ProfileFacts profile : profiles) {
            text.append("  ").append(profile.id()).append(" key ").append(profile.key());
            profile.identifiers().forEach(identifier -> text.append(" ").append(identifier.value()));
            text.append(" ").append(profile.nameWords());
            profile.birthDate().ifPresent(date -> text.append(" ").append(date));
            text.append(" ").append(profile.decisions()).append("\n");
        }
        decisions.forEach(decision -> text.append("  ").append(decision).append("\n"));
        values.stream()
                .filter(value -> !value.links())
                .forEach(value -> text.append("  shared ")
                        .append(value.identifier().value())
                        .append("\n"));
        return text.toString();
    }
}
