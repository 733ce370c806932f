package org.persona4j.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.access.Actor;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;

/**
 * Small worlds that collide: up to a dozen profiles over a handful of values, few of them apart by more than a step, and
 * decisions that contradict each other.
 */
class Worlds extends DomainContextBase {
    static final int MOST_PROFILES = 10;
    private static final int MOST_DECISIONS = 6;
    private static final Actor STAFF = Actor.staff("u-1");
    private static final List<Identifier> VALUES = List.of(
            Identifier.of(IdentifierType.PHONE, "+16035551201"),
            Identifier.of(IdentifierType.PHONE, "+16035551202"),
            Identifier.of(IdentifierType.PHONE, "+16035551203"),
            Identifier.of(IdentifierType.EMAIL, "ann@mail.net"),
            Identifier.of(IdentifierType.EMAIL, "bob@mail.net"),
            Identifier.of(IdentifierType.EMAIL, "cat@mail.net"),
            Identifier.of(IdentifierType.NAME_BIRTH_DATE, "1984-02-03|ann|lee"),
            Identifier.of(IdentifierType.NAME_BIRTH_DATE, "1990-11-12|bob|lee"),
            Identifier.of(IdentifierType.GOVERNMENT_ID, "GOV1"),
            Identifier.of(IdentifierType.GOVERNMENT_ID, "GOV2"),
            Identifier.of(IdentifierType.GOVERNMENT_ID, "UNKNOWN"),
            Identifier.of(IdentifierType.MEDICAL_ID, "MED1"),
            Identifier.of(IdentifierType.MEDICAL_ID, "MED2"));
    private static final List<LocalDate> BIRTH_DATES = List.of(
            LocalDate.of(1984, 2, 3),
            LocalDate.of(1984, 3, 2),
            LocalDate.of(1990, 2, 3),
            LocalDate.of(1990, 2, 12),
            LocalDate.of(1990, 11, 12));

    /** What a profile says, before it has an id and a key. */
    record Saying(Set<Identifier> identifiers, Set<String> words, Optional<LocalDate> birthDate) {}

    /** A decision about profiles by their numbers. */
    record Word(boolean links, Set<Integer> left, Set<Integer> right, int at, boolean withdrawn) {}

    @Provide
    Arbitrary<World> worlds() {
        return Combinators.combine(
                        rules(), sayings().list().ofMinSize(1).ofMaxSize(MOST_PROFILES), keys(), words(), unlinking())
                .as(Worlds::world);
    }

    @Provide
    static Arbitrary<IdentityRules> rules() {
        Arbitrary<IdentityRules> presets =
                Arbitraries.of(List.of(IdentityRules.standard(), IdentityRules.guarded(), IdentityRules.strict()));
        Arbitrary<Integer> caps =
                Arbitraries.frequency(Tuple.of(4, 4), Tuple.of(1, 2), Tuple.of(2, 3), Tuple.of(3, 200));
        return Combinators.combine(presets, caps, Arbitraries.of(false, true))
                .as((preset, cap, byNameAndBirthDate) -> IdentityRules.builder()
                        .from(preset)
                        .sizeCap(cap)
                        .nameLimit(2)
                        .linkingTypes(byNameAndBirthDate ? EnumSet.allOf(IdentifierType.class) : preset.linkingTypes())
                        .build());
    }

    private static Arbitrary<Saying> sayings() {
        Arbitrary<Set<Identifier>> identifiers =
                Arbitraries.of(VALUES).set().ofMinSize(0).ofMaxSize(3);
        Arbitrary<Set<String>> words = Arbitraries.of("ann", "bob", "lee").set().ofMaxSize(2);
        Arbitrary<Optional<LocalDate>> birthDates = Arbitraries.of(BIRTH_DATES).optional(0.6);
        return Combinators.combine(identifiers, words, birthDates).as(Saying::new);
    }

    private static Arbitrary<List<Integer>> keys() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < MOST_PROFILES; i++) {
            all.add(i);
        }
        return Arbitraries.shuffle(all);
    }

    private static Arbitrary<List<Word>> words() {
        Arbitrary<Set<Integer>> numbers = Arbitraries.integers()
                .between(0, MOST_PROFILES)
                .set()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        numbers,
                        numbers,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
                .as(Word::new)
                .list()
                .ofMaxSize(MOST_DECISIONS);
    }

    private static Arbitrary<Set<Identifier>> unlinking() {
        return Arbitraries.of(VALUES).set().ofMaxSize(2);
    }

    private static World world(
            IdentityRules rules,
            List<Saying> sayings,
            List<Integer> keys,
            List<Word> words,
            Set<Identifier> unlinking) {
        List<ProfileFacts> profiles = new ArrayList<>();
        Map<Identifier, List<ProfileId>> owners = new TreeMap<>();
        for (int i = 0; i < sayings.size(); i++) {
            Saying saying = sayings.get(i);
            Set<Identifier> carried = new TreeSet<>(saying.identifiers());
            carried.removeIf(identifier -> !rules.linkingTypes().contains(identifier.type()));
            ProfileId id = id(i);
            carried.forEach(identifier ->
                    owners.computeIfAbsent(identifier, key -> new ArrayList<>()).add(id));
            profiles.add(new ProfileFacts(
                    id,
                    "key-" + keys.get(i),
                    List.copyOf(carried),
                    List.copyOf(new TreeSet<>(saying.words())),
                    saying.birthDate().orElse(null),
                    List.of()));
        }
        List<ValueFacts> values = new ArrayList<>();
        owners.forEach((identifier, carriers) -> {
            boolean links =
                    !unlinking.contains(identifier) && !rules.placeholders().matches(identifier);
            values.add(new ValueFacts(identifier, links ? carriers : carriers.subList(0, 1), links));
        });
        return new World(rules, profiles, List.of(), values).withDecisions(decisions(words, sayings.size()));
    }

    /** The decisions; the number after the last profile is one that does not exist any more. */
    private static List<Decision> decisions(List<Word> words, int profiles) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            Set<ProfileId> left = ids(word.left(), profiles);
            Set<ProfileId> right = ids(word.right(), profiles);
            right.removeAll(left);
            if (!word.links()) {
                left.retainAll(Set.of(left.iterator().next()));
            }
            if (!right.isEmpty()) {
                decisions.add(decision(i, word, List.copyOf(left), List.copyOf(right)));
            }
        }
        return decisions;
    }

    private static Decision decision(int number, Word word, List<ProfileId> left, List<ProfileId> right) {
        Decision decision = Decision.builder()
                .id(DecisionId.of("d" + number))
                .kind(word.links() ? Decision.Kind.LINK : Decision.Kind.SEPARATE)
                .leftAnchor(left.get(word.at() % left.size()))
                .rightAnchor(right.get(0))
                .left(left)
                .right(right)
                .at(Instant.ofEpochSecond(word.at()))
                .actor(STAFF)
                .reason("told so")
                .build();
        return word.withdrawn()
                ? decision.withdraw(new Decision.Withdrawal(Instant.ofEpochSecond(9), STAFF, "mistaken"))
                : decision;
    }

    private static Set<ProfileId> ids(Set<Integer> numbers, int profiles) {
        Set<ProfileId> ids = new TreeSet<>();
        numbers.forEach(number -> ids.add(id(number % (profiles + 1))));
        return ids;
    }

    private static ProfileId id(int number) {
        return ProfileId.of("p" + number);
    }
}
