package org.persona4j.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.merge.WorldBuilder.governmentId;
import static org.persona4j.merge.WorldBuilder.id;
import static org.persona4j.merge.WorldBuilder.medicalId;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.merge.Guard.Witness;

class GuardTest {
    private static final IdentityRules RULES = IdentityRules.guarded();

    private static Testimony testimony(String words, @Nullable String birthDate, Identifier... identifiers) {
        ProfileFacts facts = new ProfileFacts(
                id("p"),
                "key",
                List.copyOf(new TreeSet<>(List.of(identifiers))),
                words.isEmpty() ? List.of() : List.of(words.split(" ", -1)),
                birthDate == null ? null : LocalDate.parse(birthDate),
                List.of());
        return Testimony.of(facts, RULES);
    }

    private static List<Witness> objections(Witness witness, Testimony a, Testimony b) {
        return new Guard(Set.of(witness), 1).objections(a, b);
    }

    @Test
    void namesDisagreeWithoutACommonWord() {
        Testimony ann = testimony("ann lee", null);
        Testimony bob = testimony("bob moss", null);

        assertThat(objections(Witness.NAME, ann, bob)).containsExactly(Witness.NAME);
    }

    @Test
    void oneCommonWordIsEnoughForNamesToAgree() {
        Testimony ann = testimony("ann lee", null);
        Testimony married = testimony("ann moss", null);

        assertThat(objections(Witness.NAME, ann, married)).isEmpty();
    }

    @Test
    void whatOneSideDoesNotHaveDoesNotDisagree() {
        Testimony known = testimony("ann lee", "1984-02-03", governmentId("GOV1"), medicalId("MED1"));
        Testimony unknown = testimony("", null);

        for (Witness witness : Witness.values()) {
            assertThat(objections(witness, known, unknown)).isEmpty();
            assertThat(objections(witness, unknown, known)).isEmpty();
        }
    }

    @Test
    void idsDisagreeWithoutACommonOne() {
        Testimony one = testimony("", null, governmentId("GOV1"), medicalId("MED1"));
        Testimony other = testimony("", null, governmentId("GOV2"), medicalId("MED2"));

        assertThat(objections(Witness.GOVERNMENT_ID, one, other)).containsExactly(Witness.GOVERNMENT_ID);
        assertThat(objections(Witness.MEDICAL_ID, one, other)).containsExactly(Witness.MEDICAL_ID);
    }

    @Test
    void aGovernmentIdIsNotComparedWithAMedicalId() {
        Testimony one = testimony("", null, governmentId("GOV1"));
        Testimony other = testimony("", null, medicalId("GOV1"));

        assertThat(objections(Witness.GOVERNMENT_ID, one, other)).isEmpty();
        assertThat(objections(Witness.MEDICAL_ID, one, other)).isEmpty();
    }

    @Test
    void aPlaceholderIsNoTestimony() {
        Testimony one = testimony("", null, governmentId("UNKNOWN"));
        Testimony other = testimony("", null, governmentId("GOV2"));

        assertThat(objections(Witness.GOVERNMENT_ID, one, other)).isEmpty();
    }

    @Test
    void birthDatesDisagreeWhenTwoPartsDiffer() {
        Testimony one = testimony("", "1984-02-03");
        Testimony other = testimony("", "1984-11-12");

        assertThat(objections(Witness.BIRTH_DATE, one, other)).containsExactly(Witness.BIRTH_DATE);
    }

    @Test
    void birthDatesAgreeWhenOnePartDiffers() {
        Testimony one = testimony("", "1984-02-03");

        assertThat(objections(Witness.BIRTH_DATE, one, testimony("", "1985-02-03")))
                .isEmpty();
        assertThat(objections(Witness.BIRTH_DATE, one, testimony("", "1984-05-03")))
                .isEmpty();
        assertThat(objections(Witness.BIRTH_DATE, one, testimony("", "1984-02-13")))
                .isEmpty();
    }

    @Test
    void aSwappedDateOfAnotherYearStillAgrees() {
        Testimony one = testimony("", "1984-02-03");
        Testimony other = testimony("", "1985-03-02");

        assertThat(objections(Witness.BIRTH_DATE, one, other)).isEmpty();
    }

    @Test
    void aGroupAgreesIfAnyOfItsValuesDoes() {
        Testimony group = testimony("ann lee", "1984-02-03", governmentId("GOV1"));
        group.add(testimony("bob moss", "1990-11-12", governmentId("GOV2")));
        Testimony other = testimony("moss", "1990-11-13", governmentId("GOV2"));

        for (Witness witness : Witness.values()) {
            assertThat(objections(witness, group, other)).isEmpty();
        }
    }

    @Test
    void twoOfFourNeedsTwo() {
        Testimony ann = testimony("ann lee", "1984-02-03");
        Testimony namesake = testimony("ann lee", "1990-11-12");
        Testimony bob = testimony("bob moss", "1990-11-12");

        assertThat(Guard.TWO_OF_FOUR.objections(ann, namesake)).isEmpty();
        assertThat(Guard.TWO_OF_FOUR.objections(ann, bob)).containsExactly(Witness.BIRTH_DATE, Witness.NAME);
    }

    @Test
    void anyOfThreeDoesNotHearTheName() {
        Testimony ann = testimony("ann lee", "1984-02-03");
        Testimony bob = testimony("bob moss", "1984-02-03");

        assertThat(Guard.ANY_OF_THREE.objections(ann, bob)).isEmpty();
    }

    @Test
    void withoutAGuardNothingObjects() {
        Testimony ann = testimony("ann lee", "1984-02-03", governmentId("GOV1"), medicalId("MED1"));
        Testimony bob = testimony("bob moss", "1990-11-12", governmentId("GOV2"), medicalId("MED2"));

        assertThat(Guard.NONE.isActive()).isFalse();
        assertThat(Guard.NONE.objections(ann, bob)).isEmpty();
    }

    @Test
    void moreWitnessesThanThereAreCannotBeAskedFor() {
        assertThatThrownBy(() -> new Guard(Set.of(Witness.NAME), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enough");
    }
}
