package org.persona4j.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.identity.PersonaId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/** What holds for the persona of any set of profiles, in part beside plain models of the rules. */
@Domain(CustomerData.class)
@Domain(DomainContext.Global.class)
class SurvivorshipProperties {
    private static final PersonaId ID = PersonaId.of("p0");
    private static final Set<String> NAMES = Set.of(TraitNames.FIRST_NAME, TraitNames.LAST_NAME, TraitNames.FULL_NAME);

    private final Survivorship standard = Survivorship.standard();

    /** The value of a trait by the default rule: one plain loop. */
    private Optional<TraitValue> newest(List<Profile> profiles, String name) {
        Profile best = null;
        Trait bestTrait = null;
        for (Profile profile : profiles) {
            for (Trait trait : profile.traits()) {
                if (trait.name().equals(name)
                        && (best == null || bestTrait == null || beats(profile, trait, best, bestTrait))) {
                    best = profile;
                    bestTrait = trait;
                }
            }
        }
        return Optional.ofNullable(bestTrait).map(Trait::value);
    }

    private boolean beats(Profile a, Trait of, Profile b, Trait against) {
        int byTime = of.observed().compareTo(against.observed());
        if (byTime != 0) {
            return byTime > 0;
        }
        int bySource = standard.sourcePriority().compare(a.source(), b.source());
        return bySource != 0 ? bySource < 0 : a.key().compareTo(b.key()) < 0;
    }

    private static Optional<TraitValue> overridden(List<Profile> profiles, String name) {
        Profile holder = null;
        TraitOverride best = null;
        for (Profile profile : profiles) {
            for (TraitOverride override : profile.overrides()) {
                boolean stronger = override.name().equals(name)
                        && (best == null || holder == null || beats(profile, override, holder, best));
                if (stronger) {
                    best = override;
                    holder = profile;
                }
            }
        }
        return Optional.ofNullable(best).map(TraitOverride::value);
    }

    private static boolean beats(Profile a, TraitOverride of, Profile b, TraitOverride against) {
        int byTime = of.setAt().compareTo(against.setAt());
        return byTime != 0 ? byTime > 0 : a.key().compareTo(b.key()) < 0;
    }

    @Property
    void theOrderOfProfilesDoesNotMatter(@ForAll List<Profile> profiles, @ForAll Random random) {
        List<Profile> shuffled = new ArrayList<>(profiles);
        Collections.shuffle(shuffled, random);

        Persona persona = standard.assemble(ID, shuffled);

        assertThat(persona).isEqualTo(standard.assemble(ID, profiles));
    }

    @Property
    void splittingGivesEachPartWhatItSaidBefore(@ForAll List<Profile> profiles, @ForAll Random random) {
        List<Profile> part = new ArrayList<>(profiles);
        Collections.shuffle(part, random);
        part = part.subList(0, 1 + random.nextInt(part.size()));
        Set<Profile> members = Set.copyOf(part);
        Persona before = standard.assemble(ID, part);

        Persona whole = standard.assemble(ID, profiles);
        Persona after = standard.assemble(
                ID, whole.profiles().stream().filter(members::contains).toList());

        assertThat(after).isEqualTo(before);
    }

    @Property
    void aTraitHasTheValueOfItsStrongestOverrideElseOfItsNewestClaim(@ForAll List<Profile> profiles) {
        Persona persona = standard.assemble(ID, profiles);

        for (String name : List.of("tags", "tier", TraitNames.BIRTH_DATE)) {
            assertThat(persona.value(name)).isEqualTo(overridden(profiles, name).or(() -> newest(profiles, name)));
        }
    }

    @Property
    void withoutNamesTogetherNamesSurviveLikeAnyOtherTrait(@ForAll List<Profile> profiles) {
        Survivorship apart = Survivorship.builder().namesTogether(false).build();

        Persona persona = apart.assemble(ID, profiles);

        for (String name : NAMES) {
            assertThat(persona.value(name)).isEqualTo(overridden(profiles, name).or(() -> newest(profiles, name)));
        }
    }

    @Property
    void theNamesThatSurviveAreOfProfilesWithTheSameWords(@ForAll List<Profile> profiles) {
        Persona persona = standard.assemble(ID, profiles);

        Set<Set<String>> words = new HashSet<>();
        for (ResolvedTrait trait : persona.traits()) {
            if (NAMES.contains(trait.name())) {
                trait.winner()
                        .flatMap(claim -> persona.profile(claim.profileId()))
                        .ifPresent(profile -> words.add(words(profile)));
            }
        }
        assertThat(words).hasSizeLessThanOrEqualTo(1);
    }

    private static Set<String> words(Profile profile) {
        String full = profile.trait(TraitNames.FULL_NAME).map(TraitValue::text).orElse("");
        String first =
                profile.trait(TraitNames.FIRST_NAME).map(TraitValue::text).orElse("");
        String last = profile.trait(TraitNames.LAST_NAME).map(TraitValue::text).orElse("");
        return new TreeSet<>(NameNormalizer.standard().words(full.isEmpty() ? first + " " + last : full));
    }

    @Property
    void noClaimIsForgotten(@ForAll List<Profile> profiles) {
        Persona persona = standard.assemble(ID, profiles);

        for (ResolvedTrait trait : persona.traits()) {
            long stated = profiles.stream()
                    .filter(profile -> profile.trait(trait.name()).isPresent())
                    .count();
            assertThat(trait.claims()).hasSize((int) stated).doesNotHaveDuplicates();
        }
    }

    @Property
    void everyOverrideHoldsOrIsBeaten(@ForAll List<Profile> profiles) {
        Persona persona = standard.assemble(ID, profiles);

        long told = persona.traits().stream()
                .filter(trait -> trait.override().isPresent())
                .mapToLong(trait -> 1L + trait.beatenOverrides().size())
                .sum();
        long set = profiles.stream()
                .flatMap(profile -> profile.overrides().stream())
                .filter(override -> !override.name().equals(TraitOverride.FAVORITE_STORE))
                .count();
        assertThat(told).isEqualTo(set);
    }

    @Property
    void thePrimaryPhoneIsOneThatNoOtherWasSeenAfter(@ForAll List<Profile> profiles) {
        Persona persona = standard.assemble(ID, profiles);

        List<HeldIdentifier> phones = persona.identifiers().stream()
                .filter(held -> held.identifier().type() == IdentifierType.PHONE)
                .toList();
        Optional<Identifier> newest = phones.stream()
                .filter(held ->
                        phones.stream().noneMatch(other -> other.lastObserved().isAfter(held.lastObserved())))
                .map(HeldIdentifier::identifier)
                .filter(identifier ->
                        persona.primaryPhone().filter(identifier::equals).isPresent())
                .findFirst();
        assertThat(persona.primaryPhone()).isEqualTo(newest);
    }

    @Property
    void everyCurrentIdentifierIsToldWithItsProfile(@ForAll List<Profile> profiles) {
        Persona persona = standard.assemble(ID, profiles);

        for (Profile profile : profiles) {
            assertThat(persona.identifiers().stream()
                            .filter(held -> held.profileId().equals(profile.id()))
                            .map(HeldIdentifier::identifier))
                    .containsExactlyElementsOf(profile.identifiers());
        }
    }

    @Property
    void theEntryIsTheProfileWithTheEarliestDate(@ForAll List<Profile> profiles) {
        Persona persona = standard.assemble(ID, profiles);

        assertThat(profiles).noneMatch(profile -> profile.firstSeen().isBefore(persona.firstSeen()));
        assertThat(profiles)
                .anyMatch(profile -> profile.firstSeen().equals(persona.firstSeen())
                        && profile.source().equals(persona.entrySource()));
    }
}
