package org.persona4j.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.merge.Records.FILE;
import static org.persona4j.merge.Records.SIGN_UP;
import static org.persona4j.merge.Records.profile;
import static org.persona4j.merge.WorldBuilder.email;
import static org.persona4j.merge.WorldBuilder.phone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.profile.Profile;
import org.persona4j.profile.SourceRecord;

class IdentityRulesTest {
    private static final IdentityRules STANDARD = IdentityRules.standard();
    private static final Identifier PLACEHOLDER = Identifier.of(IdentifierType.PHONE, "+18888888888");
    private static final IdentityRules BY_NAME_AND_BIRTH_DATE = IdentityRules.builder()
            .linkingTypes(EnumSet.allOf(IdentifierType.class))
            .build();

    private static Optional<SharedWord> word(boolean shared) {
        return Optional.of(new SharedWord(shared, Instant.EPOCH, Actor.owner("u-1"), "told so"));
    }

    private static SourceRecord.Builder ann() {
        SourceRecord.Builder record = SourceRecord.builder(FILE, "1").phone("603-555-1201");
        record.firstName("Ann").lastName("Lee").birthDate(LocalDate.of(1984, 2, 3));
        return record;
    }

    @Test
    void aValueOfAFewProfilesIsLive() {
        assertThat(STANDARD.isShared(phone(1), 3, 3, Optional.empty())).isFalse();
    }

    @Test
    void aValueOfMoreProfilesThanTheCapIsShared() {
        assertThat(STANDARD.isShared(phone(1), 200, 0, Optional.empty())).isFalse();
        assertThat(STANDARD.isShared(phone(1), 201, 0, Optional.empty())).isTrue();
    }

    @Test
    void aValueOfMoreThanEightNamesIsShared() {
        assertThat(STANDARD.isShared(phone(1), 9, 8, Optional.empty())).isFalse();
        assertThat(STANDARD.isShared(phone(1), 9, 9, Optional.empty())).isTrue();
    }

    @Test
    void aPlaceholderIsShared() {
        assertThat(STANDARD.isShared(PLACEHOLDER, 1, 1, Optional.empty())).isTrue();
    }

    @Test
    void aValueDeclaredSharedIsShared() {
        assertThat(STANDARD.isShared(phone(1), 1, 1, word(true))).isTrue();
    }

    @Test
    void aReleasedValueLinksInSpiteOfItsNames() {
        assertThat(STANDARD.isShared(phone(1), 9, 9, word(false))).isFalse();
    }

    @Test
    void aReleasedPlaceholderLinks() {
        assertThat(STANDARD.isShared(PLACEHOLDER, 1, 1, word(false))).isFalse();
    }

    @Test
    void nobodyReleasesAValueOfMoreProfilesThanTheCap() {
        assertThat(STANDARD.isShared(phone(1), 201, 0, word(false))).isTrue();
    }

    @Test
    void ofTwoWordsTheLatestHoldsAndOfTwoAtOnceTheCautiousOne() {
        SharedWord early = new SharedWord(true, Instant.EPOCH, Actor.owner("u-1"), "told so");
        SharedWord late = new SharedWord(false, Instant.ofEpochSecond(1), Actor.owner("u-1"), "told so");
        SharedWord declared = new SharedWord(true, Instant.ofEpochSecond(1), Actor.owner("u-1"), "told so");

        assertThat(List.of(early, late)).isSortedAccordingTo(SharedWord.LATEST_FIRST.reversed());
        assertThat(List.of(declared, late)).isSortedAccordingTo(SharedWord.LATEST_FIRST);
        assertThat(SharedWord.LATEST_FIRST.compare(declared, late)).isNegative();
    }

    @Test
    void aNameOfTwoWordsFromAVerifiedSourceCounts() {
        Profile ann = profile("a", ann().build());

        assertThat(STANDARD.countedName(ann)).contains("ann lee");
    }

    @Test
    void aNameThatAnybodyMayFillInDoesNotCount() {
        Profile ann = profile(
                "a", SourceRecord.builder(SIGN_UP, "1").fullName("Ann Lee").build());

        assertThat(STANDARD.countedName(ann)).isEmpty();
    }

    @Test
    void aNameOfOneWordDoesNotCount() {
        Profile ann =
                profile("a", SourceRecord.builder(FILE, "1").fullName("Ann").build());

        assertThat(STANDARD.countedName(ann)).isEmpty();
    }

    @Test
    void nameAndBirthDateAreAnIdentifierOnlyWhereTheyLink() {
        Profile ann = profile("a", ann().build());

        assertThat(STANDARD.indexed(ann)).containsExactly(phone(1));
        assertThat(BY_NAME_AND_BIRTH_DATE.indexed(ann))
                .containsExactly(phone(1), Identifier.of(IdentifierType.NAME_BIRTH_DATE, "1984-02-03|ann|lee"));
    }

    @Test
    void anIdentifierOfATypeThatDoesNotLinkIsKeptInTheIndexAndNotShownToTheResolver() {
        IdentityRules byMail = IdentityRules.builder()
                .linkingTypes(EnumSet.of(IdentifierType.EMAIL))
                .build();
        Profile ann = profile("a", ann().email("ann@mail.net").build());

        assertThat(byMail.indexed(ann)).containsExactly(phone(1), email("ann"));
        assertThat(byMail.facts(ann).identifiers()).containsExactly(email("ann"));
    }

    @Test
    void witnessesAreShownOnlyToAGuard() {
        Profile ann = profile("a", ann().build());

        ProfileFacts guarded = IdentityRules.guarded().facts(ann);
        ProfileFacts standard = STANDARD.facts(ann);

        assertThat(guarded.nameWords()).containsExactlyInAnyOrder("ann", "lee");
        assertThat(guarded.birthDate()).contains(LocalDate.of(1984, 2, 3));
        assertThat(standard.nameWords()).isEmpty();
        assertThat(standard.birthDate()).isEmpty();
    }

    @Test
    void rulesThatDecideDifferentlyHaveDifferentFingerprints() {
        assertThat(List.of(
                        STANDARD.fingerprint(),
                        IdentityRules.guarded().fingerprint(),
                        IdentityRules.strict().fingerprint(),
                        BY_NAME_AND_BIRTH_DATE.fingerprint(),
                        IdentityRules.builder().sizeCap(4).build().fingerprint(),
                        IdentityRules.builder().nameLimit(2).build().fingerprint()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aCapMustBeFromTwoToTenThousand() {
        assertThat(IdentityRules.builder().sizeCap(2).build().sizeCap()).isEqualTo(2);
        assertThat(IdentityRules.builder().sizeCap(10_000).build().sizeCap()).isEqualTo(10_000);
        assertThatThrownBy(() -> IdentityRules.builder().sizeCap(1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size cap");
        assertThatThrownBy(() -> IdentityRules.builder().sizeCap(10_001).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size cap");
    }

    @Test
    void aNameLimitMustBeAtLeastOne() {
        assertThatThrownBy(() -> IdentityRules.builder().nameLimit(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name limit");
    }
}
