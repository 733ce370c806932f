package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.testkit.Samples.MANY;
import static org.persona4j.testkit.Samples.assertMakes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.Normalizers;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;

/** Of many records and of what is kept of them there is one of every odd kind. */
class RecordEdgeCasesTest {
    @Test
    void recordsHaveEveryFlawThatMakesAnEngineRefuseThem() {
        Normalizers normalizers = Normalizers.standard(Identifiers.REGION);

        Set<NormalizedRecord.Flaw> flaws = Samples.of(SourceRecords.any(), 5 * MANY).stream()
                .flatMap(record -> NormalizedRecord.of(record, normalizers).flaws().stream())
                .collect(Collectors.toSet());

        assertThat(flaws).containsExactlyInAnyOrder(NormalizedRecord.Flaw.values());
    }

    @Test
    void recordsSayThingsInManyWays() {
        Normalizers normalizers = Normalizers.standard(Identifiers.REGION);

        assertMakes(
                SourceRecords.any(),
                record -> record.sourceRecordId().isEmpty(),
                record -> record.observedAt().isEmpty(),
                record -> !record.cleared().isEmpty(),
                record -> record.phones().size() > 1,
                record -> record.fullName().isPresent(),
                record -> record.favoriteStore().isPresent(),
                record -> !NormalizedRecord.of(record, normalizers).invalid().isEmpty());
    }

    @Test
    void ofTwoRecordsThatCollideThreePairsInTenShareAnIdentifier() {
        Normalizers normalizers = Normalizers.standard(Identifiers.REGION);
        List<SourceRecord> records = Samples.of(SourceRecords.colliding(), MANY);

        long sharing = Stream.iterate(0, i -> i + 2)
                .limit(MANY / 2)
                .filter(i -> {
                    Set<Identifier> one = Set.copyOf(
                            NormalizedRecord.of(records.get(i), normalizers).identifiers());
                    return NormalizedRecord.of(records.get(i + 1), normalizers).identifiers().stream()
                            .anyMatch(one::contains);
                })
                .count();

        assertThat(sharing).isGreaterThan(MANY / 2 * 3 / 10);
    }

    @Test
    void profilesHaveAllThatAProfileCanHave() {
        assertMakes(
                Profiles.any(),
                profile -> !profile.corrections().isEmpty(),
                profile -> !profile.overrides().isEmpty(),
                profile -> !profile.storeChoices().isEmpty(),
                profile -> !profile.earlierIdentifiers().isEmpty(),
                profile -> !profile.identifiersCleared().isEmpty(),
                profile -> profile.traitsReplaced().isPresent(),
                profile -> profile.birthDate().isPresent(),
                profile -> profile.identifiers().isEmpty());
    }

    @Test
    void profilesOfAPersonaAgreeAndDisagree() {
        assertMakes(
                Profiles.personas(),
                persona -> persona.traits().stream()
                        .anyMatch(trait -> !trait.beaten().isEmpty()),
                persona -> persona.traits().stream()
                        .anyMatch(trait -> trait.override().isPresent()),
                persona -> persona.favoriteStore()
                        .filter(store -> !store.beaten().isEmpty())
                        .isPresent(),
                persona -> persona.identifiers().size() > 2);
    }

    @Test
    void valuesOfTraitsAreOfAllKinds() {
        assertMakes(
                TraitValues.any(),
                TraitValue.Text.class::isInstance,
                TraitValue.Numeric.class::isInstance,
                TraitValue.Flag.class::isInstance,
                TraitValue.Date.class::isInstance,
                TraitValue.Texts.class::isInstance,
                value -> value.text().isEmpty(),
                value -> value.text().length() == TraitValue.MAX_TEXT);
    }

    @Test
    void wordsOnStoresAreOfAllLevelsAndTie() {
        Set<ChoiceLevel> levels = Samples.of(StoreClaims.any(), MANY).stream()
                .map(claim -> claim.choice().level())
                .collect(Collectors.toSet());

        assertThat(levels).containsExactlyInAnyOrder(ChoiceLevel.values());
        assertMakes(
                StoreClaims.lists(),
                List::isEmpty,
                claims -> claims.stream().distinct().count() < claims.size(),
                claims -> claims.size() > 1
                        && claims.stream().map(StoreClaim::choice).distinct().count() == 1);
        assertMakes(
                StoreClaims.purchases(),
                List::isEmpty,
                purchases -> purchases.stream().anyMatch(one -> one.history().hasNoOrders()),
                purchases -> purchases.stream()
                        .anyMatch(one -> one.history().stores().size() == 3));
    }
}
