package org.persona4j.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** That the rules tell the resolver what they should of profiles as they come, next to {@link World#of}. */
class IdentityRulesProperties {
    private static final List<Source> SOURCES =
            List.of(Records.FILE, Records.SIGN_UP, Source.integration("till"), Source.of(Source.Kind.PIXEL));
    private static final List<LocalDate> BIRTH_DATES =
            List.of(LocalDate.of(1984, 2, 3), LocalDate.of(1990, 11, 12), LocalDate.of(1970, 1, 1));
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    private static final Identifier PLACEHOLDER = Identifier.of(IdentifierType.EMAIL, "none@mail.net");

    @Property(tries = 1000)
    void valuesAreSharedAsTheRuleSaysWrittenPlainly(
            @ForAll("rules") IdentityRules rules,
            @ForAll("profiles") List<Profile> profiles,
            @ForAll("words") Map<Identifier, List<SharedWord>> words) {
        World world = World.of(rules, profiles, List.of(), words);

        Map<Identifier, Boolean> links = new HashMap<>();
        index(rules, profiles, words).values().forEach(value -> links.put(value.identifier(), value.links()));

        assertThat(links)
                .isEqualTo(
                        world.values().stream().collect(Collectors.toMap(ValueFacts::identifier, ValueFacts::links)));
    }

    @Property(tries = 1000)
    void profilesAsTheyComeAreResolvedAsTheRulesSayWrittenPlainly(
            @ForAll("rules") IdentityRules rules,
            @ForAll("profiles") List<Profile> profiles,
            @ForAll("words") Map<Identifier, List<SharedWord>> words) {
        World facts = new World(
                rules,
                profiles.stream().map(rules::facts).toList(),
                List.of(),
                List.copyOf(index(rules, profiles, words).values()));

        Resolution resolution = new Resolver(rules).resolve(facts.ids(), facts.graph());

        assertThat(resolution.groups().stream()
                        .map(BruteForceResolver.Expected::of)
                        .collect(Collectors.toSet()))
                .isEqualTo(BruteForceResolver.resolve(World.of(rules, profiles, List.of(), words)));
    }

    /** The linking values of the profiles, as the rules under test have them. */
    private static Map<Identifier, ValueFacts> index(
            IdentityRules rules, List<Profile> profiles, Map<Identifier, List<SharedWord>> words) {
        Map<Identifier, List<ProfileId>> owners = new TreeMap<>();
        Map<Identifier, Set<String>> names = new HashMap<>();
        for (Profile profile : profiles) {
            for (Identifier identifier : rules.facts(profile).identifiers()) {
                owners.computeIfAbsent(identifier, key -> new ArrayList<>()).add(profile.id());
                Set<String> counted = names.computeIfAbsent(identifier, key -> new HashSet<>());
                rules.countedName(profile).ifPresent(counted::add);
            }
        }
        Map<Identifier, ValueFacts> values = new TreeMap<>();
        owners.forEach((identifier, carriers) -> {
            Optional<SharedWord> latest =
                    words.getOrDefault(identifier, List.of()).stream().min(SharedWord.LATEST_FIRST);
            int count = names.getOrDefault(identifier, Set.of()).size();
            boolean shared = rules.isShared(identifier, carriers.size(), count, latest);
            values.put(identifier, new ValueFacts(identifier, carriers, !shared));
        });
        return values;
    }

    @Provide
    Arbitrary<IdentityRules> rules() {
        return Worlds.rules();
    }

    @Provide
    Arbitrary<List<Profile>> profiles() {
        return records().list().ofMinSize(1).ofMaxSize(2).list().ofMaxSize(8).map(histories -> {
            List<Profile> profiles = new ArrayList<>();
            for (List<SourceRecord> history : histories) {
                Profile profile = Records.profile("p" + profiles.size(), history.get(0));
                for (SourceRecord next : history.subList(1, history.size())) {
                    profile = ProfileHistory.take(profile, Records.normalized(next), Instant.EPOCH);
                }
                profiles.add(profile);
            }
            return profiles;
        });
    }

    private static Arbitrary<SourceRecord> records() {
        Arbitrary<Set<String>> phones = Arbitraries.of("603-555-1201", "(603) 555 1202", "603 555 5555")
                .set()
                .ofMaxSize(1);
        Arbitrary<Set<String>> emails =
                Arbitraries.of("ann@mail.net", "none@mail.net").set().ofMaxSize(1);
        Arbitrary<Set<String>> governmentIds =
                Arbitraries.of("gov-1", "gov-2").set().ofMaxSize(1);
        Arbitrary<Optional<String>> firstNames =
                Arbitraries.of("Ann", "ANN", "Bob", "Cat").optional(0.8);
        Arbitrary<Optional<String>> lastNames = Arbitraries.of("Lee", "Moss").optional(0.8);
        Arbitrary<Optional<LocalDate>> birthDates = Arbitraries.of(BIRTH_DATES).optional(0.6);
        return Combinators.combine(
                        Arbitraries.of(SOURCES), phones, emails, governmentIds, firstNames, lastNames, birthDates)
                .as((source, phone, email, governmentId, firstName, lastName, birthDate) -> SourceRecord.builder(
                                source, "1")
                        .phones(phone)
                        .emails(email)
                        .governmentIds(governmentId)
                        .firstName(firstName)
                        .lastName(lastName)
                        .birthDate(birthDate)
                        .build());
    }

    @Provide
    Arbitrary<Map<Identifier, List<SharedWord>>> words() {
        Arbitrary<SharedWord> word = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(0, 2))
                .as((shared, at) -> new SharedWord(shared, Instant.ofEpochSecond(at), Actor.owner("u-1"), "told so"));
        return Arbitraries.maps(Arbitraries.of(PHONE, PLACEHOLDER), word.list().ofMaxSize(3))
                .ofMaxSize(2);
    }
}
