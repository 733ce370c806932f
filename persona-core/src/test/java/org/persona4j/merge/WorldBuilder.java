package org.persona4j.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.access.Actor;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;

/**
 * Writes a world for an example. Profiles are called by letters, which are their ids and, with {@code key-} before, their
 * keys; each decision is made a second after the one before. Not thread-safe.
 */
final class WorldBuilder {
    private static final Actor STAFF = Actor.staff("u-1");

    private final IdentityRules rules;
    private final Map<String, ProfileFacts> profiles = new LinkedHashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<Identifier> unlinking = new HashSet<>();

    private WorldBuilder(IdentityRules rules) {
        this.rules = rules;
    }

    static WorldBuilder world(IdentityRules rules) {
        return new WorldBuilder(rules);
    }

    static Identifier phone(int number) {
        return Identifier.of(IdentifierType.PHONE, "+16035551" + (200 + number));
    }

    static Identifier email(String name) {
        return Identifier.of(IdentifierType.EMAIL, name + "@mail.net");
    }

    static Identifier governmentId(String value) {
        return Identifier.of(IdentifierType.GOVERNMENT_ID, value);
    }

    static Identifier medicalId(String value) {
        return Identifier.of(IdentifierType.MEDICAL_ID, value);
    }

    static ProfileId id(String letter) {
        return ProfileId.of(letter);
    }

    WorldBuilder profile(String letter, Identifier... identifiers) {
        profiles.put(letter, facts(letter, List.of(), null, identifiers));
        return this;
    }

    /** A profile with a name, in normalized words, and a birth date. */
    WorldBuilder person(String letter, String name, String birthDate, Identifier... identifiers) {
        List<String> words = List.of(name.split(" ", -1));
        profiles.put(letter, facts(letter, words, LocalDate.parse(birthDate), identifiers));
        return this;
    }

    private static ProfileFacts facts(
            String letter,
            List<String> words,
            @org.jspecify.annotations.Nullable LocalDate birthDate,
            Identifier... identifiers) {
        List<Identifier> sorted = List.copyOf(new TreeSet<>(Arrays.asList(identifiers)));
        return new ProfileFacts(id(letter), "key-" + letter, sorted, words, birthDate, List.of());
    }

    /** One profile against others; letters may be written together. */
    WorldBuilder separate(String decision, String letter, String others) {
        return decide(decision, Decision.Kind.SEPARATE, letter, others);
    }

    /** Two sets of profiles, the first letter of each its anchor. */
    WorldBuilder link(String decision, String left, String right) {
        return decide(decision, Decision.Kind.LINK, left, right);
    }

    private WorldBuilder decide(String decision, Decision.Kind kind, String left, String right) {
        decisions.add(Decision.builder()
                .id(DecisionId.of(decision))
                .kind(kind)
                .leftAnchor(ids(left).get(0))
                .rightAnchor(ids(right).get(0))
                .left(new TreeSet<>(ids(left)))
                .right(new TreeSet<>(ids(right)))
                .at(Instant.ofEpochSecond(decisions.size()))
                .actor(STAFF)
                .reason("told so")
                .build());
        return this;
    }

    private static List<ProfileId> ids(String letters) {
        return letters.chars()
                .mapToObj(letter -> id(Character.toString(letter)))
                .toList();
    }

    WorldBuilder withdraw(String decision) {
        Decision.Withdrawal withdrawal = new Decision.Withdrawal(Instant.ofEpochSecond(99), STAFF, "mistaken");
        decisions.replaceAll(made -> made.id().value().equals(decision) ? made.withdraw(withdrawal) : made);
        return this;
    }

    /** The value is SHARED. */
    WorldBuilder shared(Identifier identifier) {
        unlinking.add(identifier);
        return this;
    }

    World build() {
        Map<Identifier, List<ProfileId>> owners = new TreeMap<>();
        profiles.values()
                .forEach(profile -> profile.identifiers()
                        .forEach(identifier -> owners.computeIfAbsent(identifier, key -> new ArrayList<>())
                                .add(profile.id())));
        List<ValueFacts> values = new ArrayList<>();
        owners.forEach((identifier, carriers) ->
                values.add(new ValueFacts(identifier, carriers, !unlinking.contains(identifier))));
        return new World(rules, List.copyOf(profiles.values()), List.of(), values).withDecisions(decisions);
    }

    /** All groups, as the letters of their members. */
    static Set<String> groups(World world) {
        Set<String> groups = new TreeSet<>();
        resolution(world).groups().forEach(group -> groups.add(letters(group)));
        return groups;
    }

    static Group groupOf(World world, String letter) {
        return resolution(world).groupOf(id(letter)).orElseThrow();
    }

    static Resolution resolution(World world) {
        return new Resolver(world.rules()).resolve(world.ids(), world.graph());
    }

    private static String letters(Group group) {
        StringBuilder letters = new StringBuilder();
        group.members().forEach(member -> letters.append(member.value()));
        return letters.toString();
    }
}
