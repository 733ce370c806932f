package org.persona4j.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Correction;
import org.persona4j.profile.IdentifierClaim;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/** A customer is planted, and nothing that is printed by accident tells who it is. */
class RedactionTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> PLANTED =
            List.of("Zebedee", "Quillfeather", "6035551212", "zebedee@", "1984", "ZQ998877", "till-row-77", "Zeb");

    private static Profile planted() {
        Identifier phone = Identifier.of(IdentifierType.PHONE, "+16035551212");
        Identifier email = Identifier.of(IdentifierType.EMAIL, "zebedee@quillfeather.org");
        Identifier governmentId = Identifier.of(IdentifierType.GOVERNMENT_ID, "ZQ998877");
        return Profile.builder()
                .id(ProfileId.of("p1"))
                .key("k1")
                .source(Source.of(Source.Kind.MANUAL))
                .sourceRecordId("till-row-77")
                .personaId(PersonaId.of("p1"))
                .createdAt(MONDAY)
                .firstSeen(MONDAY)
                .lastSeen(MONDAY)
                .addIdentifierClaims(
                        IdentifierClaim.of(phone, Observed.at(MONDAY)), IdentifierClaim.of(email, Observed.at(MONDAY)))
                .addCorrections(new Correction(governmentId, true, MONDAY, Actor.staff("u-1"), "of Zebedee"))
                .addTraits(
                        new Trait(
                                TraitNames.BIRTH_DATE,
                                TraitValue.of(LocalDate.parse("1984-02-29")),
                                Observed.at(MONDAY)),
                        new Trait(TraitNames.FULL_NAME, TraitValue.of("Zebedee Quillfeather"), Observed.at(MONDAY)),
                        new Trait("tags", TraitValue.of(List.of("Zebedee", "Quillfeather")), Observed.at(MONDAY)))
                .addOverrides(new TraitOverride("nickname", TraitValue.of("Zeb"), MONDAY, Actor.staff("u-1")))
                .build();
    }

    private static List<Object> everyValueAbout(Persona persona) {
        List<Object> values = new ArrayList<>();
        values.add(persona);
        values.addAll(persona.identifiers());
        values.add(persona.primaryPhone());
        values.add(persona.primaryEmail());
        for (ResolvedTrait trait : persona.traits()) {
            values.add(trait);
            values.add(trait.value());
            values.addAll(trait.claims());
            values.add(trait.override());
        }
        for (Profile profile : persona.profiles()) {
            values.add(profile);
            values.addAll(profile.identifierClaims());
            values.addAll(profile.corrections());
            values.addAll(profile.traits());
            values.addAll(profile.overrides());
        }
        return values;
    }

    @Test
    void nothingOfACustomerShowsInTheTextOfAnyValue() {
        Persona persona = Survivorship.standard().assemble(PersonaId.of("p1"), List.of(planted()));

        assertThat(everyValueAbout(persona))
                .hasSizeGreaterThan(20)
                .extracting(Object::toString)
                .allSatisfy(text -> assertThat(text).doesNotContain(PLANTED));
    }

    @Test
    void theExplanationShowsTheValueToWhoeverAsksForIt() {
        Persona persona = Survivorship.standard().assemble(PersonaId.of("p1"), List.of(planted()));

        assertThat(persona.trait("nickname").orElseThrow().describe().get(0)).contains("Zeb");
    }

    @Test
    void aPersonaShowsItsIdsOnly() {
        Persona persona = Survivorship.standard().assemble(PersonaId.of("p1"), List.of(planted()));

        assertThat(persona).hasToString("Persona[p1 of p1]");
    }
}
