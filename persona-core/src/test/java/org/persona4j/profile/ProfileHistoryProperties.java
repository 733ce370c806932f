package org.persona4j.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.profile.Histories.NOW;
import static org.persona4j.profile.Histories.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.access.Actor;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.profile.Histories.Dated;
import org.persona4j.profile.Histories.Mixed;

/** What holds of every history of a profile. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class ProfileHistoryProperties {
    private static final Actor STAFF = Actor.staff("u-1");

    @Property(tries = 2000)
    void aProfileSaysWhatItsRecordsSayLookedUpAnew(@ForAll Dated history) {
        HistoryModel model = new HistoryModel(history.records());

        Profile profile = profile(history.records());

        assertThat(profile.identifiers()).containsExactlyElementsOf(model.identifiers());
        assertThat(profile.earlierIdentifiers()).containsExactlyElementsOf(model.earlierIdentifiers());
        assertThat(traits(profile)).isEqualTo(model.traits());
        assertThat(profile.storeChoices())
                .containsExactlyElementsOf(model.storeChoice().stream().toList());
        assertThat(profile.firstSeen()).isEqualTo(model.firstSeen());
        assertThat(profile.lastSeen()).isEqualTo(model.lastSeen());
    }

    @Property(tries = 2000)
    void datedRecordsGiveTheSameProfileInAnyOrder(@ForAll Dated history, @ForAll Random random) {
        List<NormalizedRecord> shuffled = new ArrayList<>(history.records());
        Collections.shuffle(shuffled, random);

        assertThat(profile(shuffled)).isEqualTo(profile(history.records()));
    }

    @Property(tries = 2000)
    void aDatedRecordTakenAgainAtAnyTimeChangesNothing(@ForAll Dated history) {
        Profile profile = profile(history.records());

        for (NormalizedRecord record : history.records()) {
            assertThat(ProfileHistory.take(profile, record, NOW)).isEqualTo(profile);
        }
    }

    @Property(tries = 2000)
    void anUndatedRecordTakenTwiceInARowChangesNothing(@ForAll Mixed history, @ForAll NormalizedRecord undated) {
        Profile once = ProfileHistory.take(profile(history.records()), undated, NOW);

        Profile twice = ProfileHistory.take(once, undated, NOW.plusSeconds(60));

        assertThat(twice).isEqualTo(once);
    }

    @Property(tries = 2000)
    void whatAnUndatedRecordSaysHoldsOnceItIsTaken(@ForAll Mixed history, @ForAll NormalizedRecord undated) {
        Profile profile = ProfileHistory.take(profile(history.records()), undated, NOW);

        assertThat(traits(profile)).containsAllEntriesOf(undated.traits());
        for (IdentifierType type : IdentifierType.values()) {
            if (undated.states(type)) {
                assertThat(profile.statedIdentifiers(type))
                        .isEqualTo(undated.identifiers().stream()
                                .filter(identifier -> identifier.type() == type)
                                .toList());
            }
        }
    }

    @Property(tries = 2000)
    void whatAnUndatedRecordDoesNotMentionStays(@ForAll Mixed history, @ForAll NormalizedRecord undated) {
        Profile before = profile(history.records());

        Profile after = ProfileHistory.take(before, undated, NOW);

        for (IdentifierType type : IdentifierType.values()) {
            if (!undated.states(type)) {
                assertThat(after.statedIdentifiers(type)).isEqualTo(before.statedIdentifiers(type));
            }
        }
        assertThat(after.traits())
                .filteredOn(trait -> !undated.traits().containsKey(trait.name()))
                .isEqualTo(before.traits().stream()
                        .filter(trait -> !undated.traits().containsKey(trait.name()))
                        .toList());
    }

    @Property(tries = 2000)
    void theLaterOfTwoSightingsIsNeverBeforeTheEarlier(@ForAll Mixed history) {
        Profile profile = profile(history.records());

        assertThat(profile.firstSeen()).isBeforeOrEqualTo(profile.lastSeen());
        assertThat(profile.identifierClaims())
                .allSatisfy(claim -> assertThat(claim.last().at()).isBeforeOrEqualTo(profile.lastSeen()));
    }

    @Property(tries = 2000)
    void aCorrectionHoldsWhateverTheSourceGoesOnSaying(@ForAll Mixed before, @ForAll Mixed later) {
        Profile known = profile(before.records());
        Identifier wrong = Identifier.of(IdentifierType.PHONE, "+16035551201");
        Identifier right = Identifier.of(IdentifierType.PHONE, "+16035551209");
        Profile profile = ProfileHistory.correct(
                ProfileHistory.correct(known, new Correction(wrong, false, NOW, STAFF, "told so")),
                new Correction(right, true, NOW, STAFF, "told so"));

        for (NormalizedRecord record : later.records()) {
            profile = ProfileHistory.take(profile, record, NOW);
            assertThat(profile.identifiers()).contains(right).doesNotContain(wrong);
        }
    }

    @Property(tries = 2000)
    void withdrawnCorrectionsLeaveNoTrace(@ForAll Mixed before, @ForAll Mixed later) {
        Identifier wrong = Identifier.of(IdentifierType.PHONE, "+16035551201");
        Profile plain = profile(before.records());
        Profile corrected = ProfileHistory.correct(plain, new Correction(wrong, false, NOW, STAFF, "told so"));
        for (NormalizedRecord record : later.records()) {
            plain = ProfileHistory.take(plain, record, NOW);
            corrected = ProfileHistory.take(corrected, record, NOW);
        }

        assertThat(ProfileHistory.withdrawCorrection(corrected, wrong)).isEqualTo(plain);
    }

    @Property(tries = 2000)
    void replacedTraitsAreExactlyThoseGiven(@ForAll Mixed history) {
        Map<String, TraitValue> given = Map.of("size", TraitValue.of("large"));

        Profile profile = ProfileHistory.replaceTraits(profile(history.records()), given, NOW);

        assertThat(profile.traits())
                .filteredOn(trait -> !TraitNames.isContact(trait.name()))
                .extracting(Trait::name)
                .containsExactly("size");
    }

    @Property(tries = 2000)
    void noRecordObservedBeforeBringsAReplacedTraitBack(@ForAll Mixed history, @ForAll Dated late) {
        Instant after = Instant.ofEpochSecond(100);
        Profile replaced = ProfileHistory.replaceTraits(profile(history.records()), Map.of(), after);
        Profile profile = replaced;
        for (NormalizedRecord record : late.records()) {
            profile = ProfileHistory.take(profile, record, after);
        }

        assertThat(profile.traits())
                .filteredOn(trait -> !TraitNames.isContact(trait.name()))
                .isEmpty();
    }

    private static Map<String, TraitValue> traits(Profile profile) {
        return profile.traits().stream().collect(Collectors.toMap(Trait::name, Trait::value));
    }
}
