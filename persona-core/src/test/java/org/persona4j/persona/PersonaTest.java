package org.persona4j.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.persona4j.persona.Customers.MONDAY;
import static org.persona4j.persona.Customers.TUESDAY;
import static org.persona4j.persona.Customers.WEDNESDAY;
import static org.persona4j.persona.Customers.assemble;
import static org.persona4j.persona.Customers.first;
import static org.persona4j.persona.Customers.full;
import static org.persona4j.persona.Customers.last;
import static org.persona4j.persona.Customers.override;
import static org.persona4j.persona.Customers.phone;
import static org.persona4j.persona.Customers.profile;
import static org.persona4j.persona.Customers.trait;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;

class PersonaTest {
    private static final String OLD = "+16035551212";
    private static final String FRESH = "+16035551313";

    private static Identifier number(String value) {
        return Identifier.of(IdentifierType.PHONE, value);
    }

    @Test
    void thePhoneObservedLastIsThePrimaryOne() {
        Persona persona = assemble(
                profile("p1").addIdentifierClaims(phone(OLD, MONDAY)),
                profile("p2").addIdentifierClaims(phone(FRESH, TUESDAY)));

        assertThat(persona.primaryPhone()).contains(number(FRESH));
    }

    @Test
    void ofPhonesObservedAtOnceTheOneOfTheMoreTrustedSourceIsPrimary() {
        Persona persona = assemble(
                profile("p1").addIdentifierClaims(phone(OLD, MONDAY)),
                profile("p2").source(Source.of(Source.Kind.MANUAL)).addIdentifierClaims(phone(FRESH, MONDAY)));

        assertThat(persona.primaryPhone()).contains(number(FRESH));
    }

    @Test
    void ofPhonesFromEquallyTrustedSourcesTheOneOnTheSmallerProfileKeyIsPrimary() {
        Persona persona = assemble(
                profile("p1").key("z").addIdentifierClaims(phone(OLD, MONDAY)),
                profile("p2").key("a").addIdentifierClaims(phone(FRESH, MONDAY)));

        assertThat(persona.primaryPhone()).contains(number(FRESH));
    }

    @Test
    void aPersonaWithoutAnEmailHasNoPrimaryOne() {
        Persona persona = assemble(profile("p1").addIdentifierClaims(phone(OLD, MONDAY)));

        assertThat(persona.primaryEmail()).isEmpty();
    }

    @Test
    void theEntrySourceIsThatOfTheEarliestProfile() {
        Persona persona = assemble(
                profile("p1").firstSeen(TUESDAY),
                profile("p2").firstSeen(MONDAY).source(Source.of(Source.Kind.WALLET_APP)));

        assertThat(persona.entrySource()).isEqualTo(Source.of(Source.Kind.WALLET_APP));
    }

    @Test
    void profilesSeenFirstAtOnceEnterByTheSmallerKey() {
        Persona persona =
                assemble(profile("p1").key("z"), profile("p2").key("a").source(Source.of(Source.Kind.WALLET_APP)));

        assertThat(persona.entrySource()).isEqualTo(Source.of(Source.Kind.WALLET_APP));
    }

    @Test
    void aStatedFullNameComesBeforeItsParts() {
        Persona persona = assemble(profile("p1")
                .addTraits(first("Robert", MONDAY), full("Robert J. Allen", MONDAY), last("Allen", MONDAY)));

        assertThat(persona.fullName()).contains("Robert J. Allen");
    }

    @Test
    void anOverriddenFirstNameShowsInTheFullName() {
        Persona persona = assemble(profile("p1")
                .addTraits(first("Robert", MONDAY), full("Robert Allen", MONDAY), last("Allen", MONDAY))
                .addOverrides(override(TraitNames.FIRST_NAME, "Bob", TUESDAY)));

        assertThat(persona.fullName()).contains("Bob Allen");
    }

    @Test
    void anOverriddenFullNameStandsEvenAboveOverriddenParts() {
        Persona persona = assemble(profile("p1")
                .addTraits(last("Allen", MONDAY))
                .addOverrides(
                        override(TraitNames.FIRST_NAME, "Bob", TUESDAY),
                        override(TraitNames.FULL_NAME, "Dr. Robert Allen", MONDAY)));

        assertThat(persona.fullName()).contains("Dr. Robert Allen");
    }

    @Test
    void anOverriddenLastNameShowsInTheFullName() {
        Persona persona = assemble(profile("p1")
                .addTraits(first("Robert", MONDAY), full("Robert Allen", MONDAY), last("Allen", MONDAY))
                .addOverrides(override(TraitNames.LAST_NAME, "Smith", TUESDAY)));

        assertThat(persona.fullName()).contains("Robert Smith");
    }

    @Test
    void onePartAloneEvenOverriddenDoesNotReplaceAFullName() {
        Profile.Builder bob = profile("p1")
                .addTraits(full("Robert Allen", MONDAY))
                .addOverrides(override(TraitNames.FIRST_NAME, "Bob", TUESDAY));
        Profile.Builder smith = profile("p1")
                .addTraits(full("Robert Allen", MONDAY))
                .addOverrides(override(TraitNames.LAST_NAME, "Smith", TUESDAY));

        assertThat(assemble(bob).fullName()).contains("Robert Allen");
        assertThat(assemble(smith).fullName()).contains("Robert Allen");
    }

    @Test
    void aPersonaFindsItsOwnProfilesById() {
        Persona persona = assemble(profile("p1"), profile("p2"));

        assertThat(persona.profile(ProfileId.of("p2")).map(Profile::id)).contains(ProfileId.of("p2"));
        assertThat(persona.profile(ProfileId.of("p3"))).isEmpty();
    }

    @Test
    void aPersonaHasAProfile() {
        Persona persona = assemble(profile("p1"));

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Persona.builder().from(persona).profiles(List.of()).build())
                .withMessageContaining("profile");
    }

    @Test
    void aValueHasExactlyOneReason() {
        Persona persona = assemble(
                profile("p1").addTraits(trait("tier", "gold", MONDAY)).addOverrides(override("rank", "black", MONDAY)));
        ResolvedTrait claimed = persona.trait("tier").orElseThrow();
        PlacedOverride override = persona.trait("rank").orElseThrow().override().orElseThrow();
        Claim winner = claimed.winner().orElseThrow();

        assertThat(List.of(
                        ResolvedTrait.builder().from(claimed).winner(Optional.empty()),
                        ResolvedTrait.builder().from(claimed).override(override),
                        ResolvedTrait.builder().from(claimed).joined(List.of(winner)),
                        ResolvedTrait.builder()
                                .from(claimed)
                                .winner(Optional.empty())
                                .override(override)
                                .joined(List.of(winner))))
                .allSatisfy(trait -> assertThatIllegalStateException().isThrownBy(trait::build));
    }

    @Test
    void aBirthDateIsReadAsADate() {
        LocalDate date = LocalDate.parse("1984-02-29");

        Persona persona = assemble(
                profile("p1").addTraits(new Trait(TraitNames.BIRTH_DATE, TraitValue.of(date), Observed.at(MONDAY))));

        assertThat(persona.birthDate()).contains(date);
    }

    @Test
    void aNameNobodyStatesIsEmpty() {
        Persona persona = assemble(profile("p1"));

        assertThat(persona.fullName()).isEmpty();
    }

    @Test
    void theExplanationOfAClaimNamesTheRuleAndWhatItBeat() {
        Persona persona = assemble(
                profile("p1").addTraits(trait("tier", "silver", MONDAY)),
                profile("p2").addTraits(trait("tier", "gold", TUESDAY)));

        assertThat(persona.trait("tier").orElseThrow().describe())
                .containsExactly(
                        "tier = gold (newest: INTEGRATION:till, 2024-01-02T00:00:00Z, profile p2)",
                        "  beat silver (INTEGRATION:till, 2024-01-01T00:00:00Z, profile p1)");
    }

    @Test
    void theExplanationOfAnOverrideNamesWhatItBeatStrongestFirst() {
        Persona persona = assemble(
                profile("p1")
                        .addTraits(trait("tier", "silver", WEDNESDAY))
                        .addOverrides(override("tier", "black", MONDAY)),
                profile("p2").addOverrides(override("tier", "gold", TUESDAY)));

        assertThat(persona.trait("tier").orElseThrow().describe())
                .containsExactly(
                        "tier = gold (override, 2024-01-02T00:00:00Z, by staff, profile p2)",
                        "  beat black (override, 2024-01-01T00:00:00Z, by staff, profile p1)",
                        "  beat silver (INTEGRATION:till, 2024-01-03T00:00:00Z, profile p1)");
    }

    @Test
    void theExplanationOfAJoinNamesWhatItJoins() {
        Claim claim = Claim.of(profile("p1").build(), trait("tags", "vip", MONDAY));

        ResolvedTrait trait = MergeRule.union().merge(List.of(claim), SourcePriority.standard());

        assertThat(trait.describe())
                .containsExactly(
                        "tags = vip (union of 1)", "  joins vip (INTEGRATION:till, 2024-01-01T00:00:00Z, profile p1)");
    }

    @Test
    void whatIsPrintedByAccidentTellsWhereAndNotWhat() {
        Persona persona = assemble(profile("p1").addTraits(trait("tier", "gold", MONDAY)), profile("p2"));
        ResolvedTrait trait = persona.trait("tier").orElseThrow();

        assertThat(persona).hasToString("Persona[p1 of p1, p2]");
        assertThat(trait).hasToString("ResolvedTrait[tier]");
        assertThat(trait.winner().orElseThrow()).hasToString("Claim[tier of p1]");
    }

    @Test
    void aLineBreakInAValueDoesNotBreakAnExplanation() {
        Persona persona = assemble(profile("p1").addTraits(trait("note", "a\nb", MONDAY)));

        assertThat(persona.trait("note").orElseThrow().describe().get(0)).startsWith("note = a b (");
    }
}
