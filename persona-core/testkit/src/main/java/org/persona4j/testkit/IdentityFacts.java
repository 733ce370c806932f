package org.persona4j.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.SharedWord;
import org.persona4j.merge.ValueFacts;

/**
 * Facts from which the resolver decides who is the same customer: small worlds of up to ten profiles over a dozen values, most of
 * them within a link of each other, with decisions that contradict each other.
 *
 * <p>A world shrinks to few profiles with few values, then to the first of the values: a phone number, then an e-mail address.
 */
public final class IdentityFacts {
    private static final int MOST_PROFILES = 10;
    private static final int MOST_DECISIONS = 6;
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
            Identifier.of(IdentifierType.MEDICAL_ID, "MED1"),
            Identifier.of(IdentifierType.MEDICAL_ID, "MED2"),
            Identifier.of(IdentifierType.GOVERNMENT_ID, "UNKNOWN"));
    private static final List<LocalDate> BIRTH_DATES = List.of(
            LocalDate.of(1984, 2, 3),
            LocalDate.of(1984, 3, 2),
            LocalDate.of(1990, 2, 3),
            LocalDate.of(1990, 2, 12),
            LocalDate.of(1990, 11, 12));
    private static final List<String> WORDS = List.of("ann", "bob", "lee");

    /** What a profile says, before it has an id and a key. */
    private record Saying(Set<Identifier> identifiers, Set<String> words, Optional<LocalDate> birthDate) {}

    /** A decision about profiles by their numbers. */
    private record Word(boolean links, Set<Integer> left, Set<Integer> right, int at, boolean withdrawn) {}

    private IdentityFacts() {}

    /** Worlds under rules of all kinds. */
    public static Arbitrary<IdentityWorld> worlds() {
        return worlds(rules());
    }

    /**
     * Worlds of one to ten profiles under these rules. A profile carries up to three values of the types that link, up to two words
     * of a name, and often a birth date. Up to two values are declared shared by an operator; others are shared if the rules say
     * so. Decisions also name a profile that does not exist any more, and some are withdrawn.
     *
     * @param rules the rules
     */
    public static Arbitrary<IdentityWorld> worlds(IdentityRules rules) {
        return worlds(Arbitraries.just(rules));
    }

    private static Arbitrary<IdentityWorld> worlds(Arbitrary<IdentityRules> rules) {
        return Choices.withoutProducts(Combinators.combine(
                        rules,
                        sayings().list().ofMinSize(1).ofMaxSize(MOST_PROFILES),
                        keys(),
                        words(),
                        Choices.of(VALUES).set().ofMaxSize(2))
                .as(IdentityFacts::world));
    }

    /**
     * Rules: the three presets, with and without name and birth date, and size caps so small that worlds run into them. They
     * shrink to the standard preset.
     */
    public static Arbitrary<IdentityRules> rules() {
        Arbitrary<IdentityRules> presets =
                Choices.of(IdentityRules.standard(), IdentityRules.guarded(), IdentityRules.strict());
        return Choices.withoutProducts(Combinators.combine(
                        presets, Choices.of(200, 200, 4, 4, 3, 2), Choices.of(8, 2, 1), Choices.of(false, true))
                .as((preset, cap, names, byNameAndBirthDate) -> IdentityRules.builder()
                        .from(preset)
                        .sizeCap(cap)
                        .nameLimit(names)
                        .linkingTypes(byNameAndBirthDate ? EnumSet.allOf(IdentifierType.class) : preset.linkingTypes())
                        .build()));
    }

    /** Decisions about up to ten profiles, {@code p0} and so on; some are withdrawn. */
    public static Arbitrary<Decision> decisions() {
        return Choices.withoutProducts(words().map(words -> decisions(words, MOST_PROFILES))
                .filter(decisions -> !decisions.isEmpty())
                .map(decisions -> decisions.get(0)));
    }

    /** The values that the profiles of worlds carry, a phone number first; the last is a placeholder. */
    public static Arbitrary<Identifier> identifiers() {
        return Choices.of(VALUES);
    }

    private static Arbitrary<Saying> sayings() {
        Arbitrary<Set<Identifier>> identifiers = Choices.of(VALUES).set().ofMaxSize(3);
        Arbitrary<Set<String>> words = Choices.of(WORDS).set().ofMaxSize(2);
        return Combinators.combine(identifiers, words, Choices.of(BIRTH_DATES).optional(0.6))
                .as(Saying::new);
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
                        Choices.of(true, false),
                        numbers,
                        numbers,
                        Arbitraries.integers().between(0, 3),
                        Choices.of(false, false, false, false, true))
                .as(Word::new)
                .list()
                .ofMaxSize(MOST_DECISIONS);
    }

    private static IdentityWorld world(
            IdentityRules rules,
            List<Saying> sayings,
            List<Integer> keys,
            List<Word> words,
            Set<Identifier> declaredShared) {
        List<Decision> decisions = decisions(words, sayings.size());
        List<ProfileFacts> profiles = new ArrayList<>();
        for (int i = 0; i < sayings.size(); i++) {
            Saying saying = sayings.get(i);
            ProfileId id = id(i);
            Set<Identifier> carried = new TreeSet<>(saying.identifiers());
            carried.removeIf(identifier -> !rules.linkingTypes().contains(identifier.type()));
            profiles.add(new ProfileFacts(
                    id,
                    "key-" + keys.get(i),
                    List.copyOf(carried),
                    List.copyOf(new TreeSet<>(saying.words())),
                    saying.birthDate().orElse(null),
                    decisions.stream()
                            .filter(decision -> isNamedBy(decision, id))
                            .map(Decision::id)
                            .toList()));
        }
        return IdentityWorld.of(rules, profiles, values(rules, profiles, declaredShared), decisions);
    }

    private static List<ValueFacts> values(
            IdentityRules rules, List<ProfileFacts> profiles, Set<Identifier> declaredShared) {
        Map<Identifier, List<ProfileFacts>> carriers = new TreeMap<>();
        profiles.forEach(profile -> profile.identifiers()
                .forEach(identifier -> carriers.computeIfAbsent(identifier, key -> new ArrayList<>())
                        .add(profile)));
        List<ValueFacts> values = new ArrayList<>();
        carriers.forEach((identifier, owners) -> {
            Set<List<String>> names = new HashSet<>();
            owners.stream()
                    .map(ProfileFacts::nameWords)
                    .filter(name -> name.size() >= 2)
                    .forEach(names::add);
            Optional<SharedWord> word = declaredShared.contains(identifier)
                    ? Optional.of(new SharedWord(true, MadeUp.FIRST_MOMENT, MadeUp.OWNER, "told so"))
                    : Optional.empty();
            boolean shared = rules.isShared(identifier, owners.size(), names.size(), word);
            values.add(new ValueFacts(
                    identifier, owners.stream().map(ProfileFacts::id).toList(), !shared));
        });
        return values;
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
                decisions.add(decision(i + 1, word, List.copyOf(left), List.copyOf(right)));
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
                .at(MadeUp.day(word.at()))
                .actor(MadeUp.OWNER)
                .reason("told so")
                .build();
        Instant later = MadeUp.day(9);
        return word.withdrawn()
                ? decision.withdraw(new Decision.Withdrawal(later, MadeUp.OWNER, "mistaken"))
                : decision;
    }

    /** A profile names the decisions that separate it, and those that link a set it was in. */
    private static boolean isNamedBy(Decision decision, ProfileId profile) {
        return switch (decision.kind()) {
            case SEPARATE -> decision.leftAnchor().equals(profile);
            case LINK -> decision.left().contains(profile) || decision.right().contains(profile);
        };
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
