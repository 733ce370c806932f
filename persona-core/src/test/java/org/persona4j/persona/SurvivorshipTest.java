package org.persona4j.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.persona4j.persona.Customers.ID;
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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

class SurvivorshipTest {
    @Test
    void theNewestClaimSurvives() {
        Persona persona = assemble(
                profile("p1").addTraits(trait("tier", "silver", MONDAY)),
                profile("p2").addTraits(trait("tier", "gold", TUESDAY)));

        assertThat(persona.value("tier")).contains(TraitValue.of("gold"));
    }

    @Test
    void atOneTimeTheMoreTrustedSourceSurvives() {
        Persona persona = assemble(
                profile("p1").addTraits(trait("tier", "silver", MONDAY)),
                profile("p2").source(Source.of(Source.Kind.MANUAL)).addTraits(trait("tier", "gold", MONDAY)));

        assertThat(persona.value("tier")).contains(TraitValue.of("gold"));
    }

    @Test
    void atOneTimeOfEquallyTrustedSourcesTheSmallerProfileKeyDecides() {
        Persona persona = assemble(
                profile("p1").key("z").addTraits(trait("tier", "silver", MONDAY)),
                profile("p2").key("a").addTraits(trait("tier", "gold", MONDAY)));

        assertThat(persona.value("tier")).contains(TraitValue.of("gold"));
    }

    @Test
    void aTraitFollowsItsOwnRule() {
        Survivorship survivorship =
                Survivorship.builder().rule("tier", MergeRule.oldest()).build();

        Persona persona = survivorship.assemble(
                ID,
                List.of(
                        profile("p1").addTraits(trait("tier", "silver", MONDAY)).build(),
                        profile("p2").addTraits(trait("tier", "gold", TUESDAY)).build()));

        assertThat(persona.value("tier")).contains(TraitValue.of("silver"));
    }

    @Test
    void anOldOverrideBeatsANewClaim() {
        Persona persona = assemble(
                profile("p1").addOverrides(override("tier", "black", MONDAY)),
                profile("p2").addTraits(trait("tier", "gold", WEDNESDAY)));

        assertThat(persona.value("tier")).contains(TraitValue.of("black"));
    }

    @Test
    void ofTwoOverridesTheNewerHolds() {
        Persona persona = assemble(
                profile("p1").addOverrides(override("tier", "black", MONDAY)),
                profile("p2").addOverrides(override("tier", "gold", TUESDAY)));

        assertThat(persona.value("tier")).contains(TraitValue.of("gold"));
    }

    @Test
    void ofTwoOverridesSetAtOnceTheOneOnTheSmallerProfileKeyHolds() {
        Persona persona = assemble(
                profile("p1").key("z").addOverrides(override("tier", "black", MONDAY)),
                profile("p2").key("a").addOverrides(override("tier", "gold", MONDAY)));

        assertThat(persona.value("tier")).contains(TraitValue.of("gold"));
    }

    @Test
    void anOverrideOfATraitThatNobodyStatesIsATrait() {
        Persona persona = assemble(profile("p1").addOverrides(override("tier", "black", MONDAY)));

        assertThat(persona.value("tier")).contains(TraitValue.of("black"));
    }

    @Test
    void namesOfAHouseholdAreNotMixed() {
        Profile.Builder ann = profile("p1").addTraits(first("Ann", TUESDAY), last("Lee", MONDAY));
        Profile.Builder robert = profile("p2").addTraits(first("Robert", MONDAY), last("Allen", WEDNESDAY));

        Persona persona = assemble(ann, robert);

        assertThat(persona.fullName()).contains("Robert Allen");
    }

    @Test
    void aNewerHalfNameDoesNotReplaceAWholeOne() {
        Persona persona = assemble(
                profile("p1").addTraits(first("Ann", MONDAY), last("Lee", MONDAY)),
                profile("p2").addTraits(first("Robert", WEDNESDAY)));

        assertThat(persona.fullName()).contains("Ann Lee");
    }

    @Test
    void halfNamesOfTwoProfilesMakeNoWholeOne() {
        Persona persona = assemble(
                profile("p1").addTraits(last("Lee", MONDAY)), profile("p2").addTraits(first("Robert", WEDNESDAY)));

        assertThat(persona.fullName()).contains("Robert");
    }

    @Test
    void aNameInOnePieceIsCompletedByTheSameNameInParts() {
        Persona persona = assemble(
                profile("p1").addTraits(first("Robert", MONDAY), last("Allen", MONDAY)),
                profile("p2").addTraits(full("ALLEN, Robert", WEDNESDAY)));

        assertThat(persona.firstName()).contains("Robert");
        assertThat(persona.lastName()).contains("Allen");
        assertThat(persona.fullName()).contains("ALLEN, Robert");
    }

    @Test
    void aNameInOnePieceIsNotCompletedByAnotherName() {
        Persona persona = assemble(
                profile("p1").addTraits(first("Ann", MONDAY), last("Lee", MONDAY)),
                profile("p2").addTraits(full("Robert Allen", WEDNESDAY)));

        assertThat(persona.firstName()).isEmpty();
    }

    @Test
    void theRuleOfTheFullNameSelectsTheWholeName() {
        Survivorship survivorship =
                Survivorship.builder().rule("full_name", MergeRule.oldest()).build();

        Persona persona = survivorship.assemble(
                ID,
                List.of(
                        profile("p1")
                                .addTraits(first("Ann", MONDAY), last("Lee", MONDAY))
                                .build(),
                        profile("p2").addTraits(full("Robert Allen", WEDNESDAY)).build()));

        assertThat(persona.fullName()).contains("Ann Lee");
    }

    @Test
    void namesOfTheLongestKindStillMakeAPersona() {
        String endless = "x".repeat(TraitValue.MAX_TEXT);

        Persona persona = assemble(
                profile("p1").addTraits(first(endless, MONDAY), last(endless, MONDAY)),
                profile("p2").addTraits(first("Ann", MONDAY), last("Lee", MONDAY)));

        assertThat(persona.fullName()).contains("Ann Lee");
    }

    @Test
    void addressesAreToldOnceEachTheOneObservedLastFirst() {
        Profile one = profile("p1")
                .addIdentifierClaims(phone("+16035551212", MONDAY), phone("+16035551313", MONDAY))
                .build();
        Profile other = profile("p2")
                .addIdentifierClaims(phone("+16035551414", TUESDAY))
                .build();
        Profile third = profile("p3")
                .addIdentifierClaims(phone("+16035551313", WEDNESDAY))
                .build();
        List<Profile> all = List.of(one, other, third);

        List<Identifier> phones = Survivorship.standard().byRecency(all, IdentifierType.PHONE);

        assertThat(phones)
                .extracting(Identifier::value)
                .containsExactly("+16035551313", "+16035551414", "+16035551212");
        assertThat(Survivorship.standard().byRecency(all, IdentifierType.EMAIL)).isEmpty();
    }

    @Test
    void aRuleIsOfATrait() {
        Survivorship.Builder builder = Survivorship.builder().rule(" no trait", MergeRule.oldest());

        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    @Test
    void aRuleThatJoinsCannotChooseWholeNames() {
        Survivorship.Builder builder = Survivorship.builder().rule("full_name", MergeRule.union());

        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("full_name");
    }

    @Test
    void aRuleThatJoinsMayDecideNamesThatSurviveApart() {
        Survivorship survivorship = Survivorship.builder()
                .defaultRule(MergeRule.union())
                .namesTogether(false)
                .build();

        assertThat(survivorship.ruleOf("full_name")).isEqualTo(MergeRule.union());
    }

    @Test
    void choicesOfAllProfilesDecideTheFavoriteStore() {
        Persona persona = assemble(
                profile("p1").addStoreChoices(new StoreChoice(ChoiceLevel.SIGN_UP, "harbor", TUESDAY)),
                profile("p2").addStoreChoices(new StoreChoice(ChoiceLevel.CUSTOMER_CHOICE, "main-street", MONDAY)));

        assertThat(persona.favoriteStore().orElseThrow().storeId()).isEqualTo("main-street");
    }

    @Test
    void anOverrideOfTheFavoriteStoreStandsAboveAllChoices() {
        Persona persona = assemble(
                profile("p1").addOverrides(override(TraitOverride.FAVORITE_STORE, "harbor", MONDAY)),
                profile("p2").addStoreChoices(new StoreChoice(ChoiceLevel.CUSTOMER_CHOICE, "main-street", TUESDAY)));

        assertThat(persona.favoriteStore().orElseThrow().level()).isEqualTo(ChoiceLevel.OVERRIDE);
        assertThat(persona.favoriteStore().orElseThrow().profileId()).isEqualTo(ProfileId.of("p1"));
    }

    @Test
    void anOverrideOfTheFavoriteStoreIsNoTrait() {
        Persona persona =
                assemble(profile("p1").addOverrides(override(TraitOverride.FAVORITE_STORE, "harbor", MONDAY)));

        assertThat(persona.traits()).isEmpty();
    }

    @Test
    void whatIsNoStoreIdCannotOverrideTheFavoriteStore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> override(TraitOverride.FAVORITE_STORE, " ", MONDAY))
                .withMessageContaining("favorite_store");
    }

    @Test
    void noProfilesMakeNoPersona() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Survivorship.standard().assemble(ID, List.of()))
                .withMessageContaining("profiles");
    }

    @Test
    void aProfileGivenTwiceIsRefused() {
        Profile profile = profile("p1").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Survivorship.standard().assemble(ID, List.of(profile, profile)))
                .withMessageContaining("p1");
    }
}
