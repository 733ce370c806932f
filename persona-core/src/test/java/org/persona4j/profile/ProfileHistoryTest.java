package org.persona4j.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.profile.Histories.NOW;
import static org.persona4j.profile.Histories.SOURCE;
import static org.persona4j.profile.Histories.normalized;
import static org.persona4j.profile.Histories.profile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;

class ProfileHistoryTest {
    private static final Actor STAFF = Actor.staff("u-1");
    private static final Identifier FIRST = phone("1201");
    private static final Identifier SECOND = phone("1202");

    private static Identifier phone(String line) {
        return Identifier.of(IdentifierType.PHONE, "+1603555" + line);
    }

    private static SourceRecord.Builder at(long second) {
        return (SourceRecord.Builder) undated().observedAt(Instant.ofEpochSecond(second));
    }

    private static SourceRecord.Builder undated() {
        return SourceRecord.builder(SOURCE, "1");
    }

    private static Profile after(SourceRecord.Builder... records) {
        return profile(List.of(records).stream()
                .map(record -> normalized(record.build()))
                .toList());
    }

    private static Profile take(Profile before, SourceRecord.Builder record) {
        return ProfileHistory.take(before, normalized(record.build()), NOW);
    }

    @Test
    void aLaterPhoneReplacesTheEarlierWhichStaysKnown() {
        Profile profile = after(at(1).phone("603-555-1201"), at(2).phone("603-555-1202"));

        assertThat(profile.identifiers()).containsExactly(SECOND);
        assertThat(profile.earlierIdentifiers()).containsExactly(FIRST);
    }

    @Test
    void anEarlierPhoneThatArrivesLateReplacesNothing() {
        Profile profile = after(at(2).phone("603-555-1202"), at(1).phone("603-555-1201"));

        assertThat(profile.identifiers()).containsExactly(SECOND);
        assertThat(profile.earlierIdentifiers()).containsExactly(FIRST);
    }

    @Test
    void ofRecordsOfOneInstantTheOneFurtherDownTheFileHolds() {
        SourceRecord.Builder secondLine = at(1).phone("603-555-1202");
        secondLine.sequence(2);
        SourceRecord.Builder firstLine = at(1).phone("603-555-1201");
        firstLine.sequence(1);

        Profile profile = after(secondLine, firstLine);

        assertThat(profile.identifiers()).containsExactly(SECOND);
    }

    @Test
    void aPhoneStaysWhenAMailIsAllThatIsSaid() {
        Profile profile = after(at(1).phone("603-555-1201"), at(2).email("ann@mail.net"));

        assertThat(profile.identifiers()).containsExactly(FIRST, Identifier.of(IdentifierType.EMAIL, "ann@mail.net"));
    }

    @Test
    void aClearedTypeIsGoneUntilItIsSaidAgain() {
        SourceRecord.Builder clearing = at(2);
        clearing.addCleared(IdentifierType.PHONE);
        Profile cleared = after(at(1).phone("603-555-1201"), clearing);

        assertThat(cleared.identifiers()).isEmpty();
        assertThat(cleared.earlierIdentifiers()).containsExactly(FIRST);
        assertThat(take(cleared, at(3).phone("603-555-1201")).identifiers()).containsExactly(FIRST);
    }

    @Test
    void aRecordThatClearsATypeAndNamesOneDoesNotClear() {
        SourceRecord.Builder both = at(2).phone("603-555-1202");
        both.addCleared(IdentifierType.PHONE);

        Profile profile = after(at(1).phone("603-555-1201"), both);

        assertThat(profile.identifiers()).containsExactly(SECOND);
    }

    @Test
    void anUndatedRepeatKeepsTheDates() {
        Profile before = after(at(1).phone("603-555-1201").trait("color", "red"));

        Profile profile = take(before, undated().phone("603-555-1201").trait("color", "red"));

        assertThat(profile).isEqualTo(before);
    }

    @Test
    void anUndatedChangeHoldsAgainstWhatIsDatedInTheFuture() {
        Profile before = after(at(50).phone("603-555-1201"));

        Profile profile = take(before, undated().phone("603-555-1202"));

        assertThat(profile.identifiers()).containsExactly(SECOND);
    }

    @Test
    void anInvalidPhoneIsKeptAsATraitAndReplacesNoPhone() {
        Profile profile = after(at(1).phone("603-555-1201"), at(2).phone("call my mother"));

        assertThat(profile.identifiers()).containsExactly(FIRST);
        assertThat(profile.trait(TraitNames.INVALID_PHONE)).contains(TraitValue.of("call my mother"));
    }

    @Test
    void aRemovedPhoneStaysAwayWhenItIsImportedAgain() {
        Profile corrected = ProfileHistory.correct(
                after(at(1).phone("603-555-1201")), new Correction(FIRST, false, NOW, STAFF, "told so"));

        Profile profile = take(corrected, at(9).phone("603-555-1201"));

        assertThat(profile.identifiers()).isEmpty();
        assertThat(profile.earlierIdentifiers()).containsExactly(FIRST);
    }

    @Test
    void theLatestCorrectionOfAnIdentifierHolds() {
        Profile removed = ProfileHistory.correct(
                after(at(1).phone("603-555-1201")), new Correction(FIRST, false, NOW, STAFF, "told so"));

        Profile profile =
                ProfileHistory.correct(removed, new Correction(FIRST, true, NOW.plusSeconds(1), STAFF, "told so"));

        assertThat(profile.identifiers()).containsExactly(FIRST);
        assertThat(profile.corrections()).hasSize(1);
    }

    @Test
    void anAddedPhoneIsAsNewAsItsCorrection() {
        Profile profile = ProfileHistory.correct(
                after(at(1).phone("603-555-1201")), new Correction(SECOND, true, NOW, STAFF, "told so"));

        assertThat(profile.lastObserved(FIRST)).contains(Instant.ofEpochSecond(1));
        assertThat(profile.lastObserved(SECOND)).contains(NOW);
    }

    @Test
    void addedTraitsHoldAndOthersStay() {
        Profile before = after(at(1).trait("color", "red").trait("size", "large"));

        Profile profile = ProfileHistory.addTraits(before, Map.of("color", TraitValue.of("green")), NOW);

        assertThat(profile.trait("color")).contains(TraitValue.of("green"));
        assertThat(profile.trait("size")).contains(TraitValue.of("large"));
    }

    @Test
    void addingWhatIsKnownChangesNothing() {
        Profile before = after(at(1).trait("color", "red"));

        assertThat(ProfileHistory.addTraits(before, Map.of("color", TraitValue.of("red")), NOW))
                .isSameAs(before);
    }

    @Test
    void aLateRecordDoesNotBringAReplacedTraitBack() {
        Profile replaced = ProfileHistory.replaceTraits(after(at(0).trait("color", "red")), Map.of(), NOW);

        Profile profile = take(replaced, at(1).trait("color", "green"));

        assertThat(profile.trait("color")).isEmpty();
    }

    @Test
    void aReplacedTraitComesBackWhenItIsObservedLater() {
        Profile replaced = ProfileHistory.replaceTraits(after(at(1).trait("color", "red")), Map.of(), NOW);

        Profile profile = take(replaced, at(9).trait("color", "green"));

        assertThat(profile.trait("color")).contains(TraitValue.of("green"));
    }

    @Test
    void replacingTraitsLeavesTheContactTraits() {
        SourceRecord.Builder named = at(1).trait("color", "red");
        named.firstName("Ann");

        Profile profile = ProfileHistory.replaceTraits(after(named), Map.of(), NOW);

        assertThat(profile.traits()).extracting(Trait::name).containsExactly(TraitNames.FIRST_NAME);
    }

    @Test
    void anOverrideReplacesTheOneOfItsNameAndIsRemovedByIt() {
        TraitOverride red = new TraitOverride("color", TraitValue.of("red"), NOW, STAFF);
        TraitOverride green = new TraitOverride("color", TraitValue.of("green"), NOW, STAFF);
        Profile before = after(at(1));

        Profile overridden = ProfileHistory.override(ProfileHistory.override(before, red), green);

        assertThat(overridden.overrides()).containsExactly(green);
        assertThat(ProfileHistory.removeOverride(overridden, "color")).isEqualTo(before);
        assertThat(ProfileHistory.removeOverride(before, "color")).isSameAs(before);
    }

    @Test
    void ofTwoStoresNamedAtOnceTheSmallerIdHolds() {
        SourceRecord.Builder south = at(1);
        south.favoriteStore("south");
        SourceRecord.Builder north = at(1);
        north.favoriteStore("north");

        assertThat(after(south, north).storeChoices())
                .extracting(StoreChoice::storeId)
                .containsExactly("north");
        assertThat(after(north, south)).isEqualTo(after(south, north));
    }

    @Test
    void aDecisionIsNamedOnce() {
        Profile once = ProfileHistory.decided(after(at(1)), DecisionId.of("d1"));

        assertThat(ProfileHistory.decided(once, DecisionId.of("d1"))).isEqualTo(once);
        assertThat(once.decisions()).containsExactly(DecisionId.of("d1"));
    }

    @Test
    void aProfileBeginsAsAPersonaOfItsOwn() {
        Profile profile = after(undated());

        assertThat(profile.personaId().value()).isEqualTo(profile.id().value());
        assertThat(profile.createdAt()).isEqualTo(NOW);
        assertThat(profile.firstSeen()).isEqualTo(NOW);
    }
}
