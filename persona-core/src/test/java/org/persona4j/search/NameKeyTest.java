package org.persona4j.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;
import org.persona4j.search.NameKey.Part;

class NameKeyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Profile.Builder profile() {
        return Profile.builder()
                .id(ProfileId.of("p1"))
                .key("k1")
                .source(Source.integration("till"))
                .personaId(PersonaId.of("p1"))
                .createdAt(NOW)
                .firstSeen(NOW)
                .lastSeen(NOW);
    }

    private static Trait trait(String name, String value) {
        return new Trait(name, TraitValue.of(value), Observed.at(NOW));
    }

    private static TraitOverride override(String name, String value) {
        return new TraitOverride(name, TraitValue.of(value), NOW, Actor.staff("u-1"));
    }

    @Test
    void aProfileIsFoundByTheNameItStates() {
        Profile parts = profile()
                .addTraits(trait(TraitNames.FIRST_NAME, " Ann"), trait(TraitNames.LAST_NAME, "LEE"))
                .build();
        Profile whole =
                profile().addTraits(trait(TraitNames.FULL_NAME, "Ann Lee")).build();

        assertThat(NameKey.of(parts)).containsExactly(new NameKey(Part.WHOLE, "ann lee"));
        assertThat(NameKey.of(whole)).isEqualTo(NameKey.of(parts));
        assertThat(NameKey.stated(whole)).contains("ann lee");
    }

    @Test
    void aProfileIsFoundByEachPartOfANameThatWasOverridden() {
        Profile profile = profile()
                .addTraits(trait(TraitNames.FULL_NAME, "Ann Lee"), trait("color", "red"))
                .addOverrides(
                        override(TraitNames.FIRST_NAME, "Anna"),
                        override(TraitNames.LAST_NAME, "Bell"),
                        override(TraitNames.FULL_NAME, "Anna B."),
                        override("color", "blue"))
                .build();

        assertThat(NameKey.of(profile))
                .containsExactly(
                        new NameKey(Part.WHOLE, "ann lee"),
                        new NameKey(Part.WHOLE, "anna b."),
                        new NameKey(Part.FIRST, "anna"),
                        new NameKey(Part.LAST, "bell"));
    }

    @Test
    void aProfileWithoutANameIsFoundByNone() {
        Profile profile = profile().addTraits(trait("color", "red")).build();

        assertThat(NameKey.of(profile)).isEmpty();
        assertThat(NameKey.stated(profile)).isEmpty();
    }

    @Test
    void aNameLeadsToItselfAndToEachWayToTakeItApart() {
        assertThat(NameKey.leadingTo("Ann  Mary LEE"))
                .containsExactlyInAnyOrder(
                        new NameKey(Part.WHOLE, "ann mary lee"),
                        new NameKey(Part.FIRST, "ann mary lee"),
                        new NameKey(Part.LAST, "ann mary lee"),
                        new NameKey(Part.FIRST, "ann"),
                        new NameKey(Part.LAST, "mary lee"),
                        new NameKey(Part.FIRST, "ann mary"),
                        new NameKey(Part.LAST, "lee"));
    }

    @Test
    void aNameOfVeryManyWordsIsTakenApartInEightWays() {
        assertThat(NameKey.leadingTo("a b c d e f g h i j k l")).hasSize(3 + 2 * 8);
        assertThat(NameKey.leadingTo("a b c d e f g h i")).hasSize(3 + 2 * 8);
        assertThat(NameKey.leadingTo("a b c d e f g h")).hasSize(3 + 2 * 7);
    }

    @Test
    void whatIsNoNameLeadsNowhere() {
        assertThat(NameKey.leadingTo(" \t ")).isEmpty();
        assertThat(NameKey.leadingTo("x".repeat(1_001))).isEmpty();
    }

    @Test
    void aKeyPrintsItsPartAlone() {
        assertThat(new NameKey(Part.FIRST, "xanthippe")).hasToString("NameKey[FIRST]");
    }
}
