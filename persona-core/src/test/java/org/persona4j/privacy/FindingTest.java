package org.persona4j.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.privacy.Finding.Form;
import org.persona4j.privacy.Finding.Relation;
import org.persona4j.privacy.Finding.Sharing;

/** What is found, in words. */
class FindingTest {
    private static final PersonaId PERSONA = PersonaId.of("p1");
    private static final Instant DAY = Instant.parse("2024-05-01T10:00:00Z");
    private static final Instant LATER = Instant.parse("2024-06-01T10:00:00Z");

    private static Map<Finding, String> sentences() {
        Map<Finding, String> said = new LinkedHashMap<>();
        said.put(new Finding.ReadAs(Form.PHONE), "This is read as a phone number.");
        said.put(
                new Finding.Unreadable(Form.EMAIL, Normalized.Reason.EMAIL_DOMAIN),
                "This cannot be read: as an e-mail address it has no valid domain.");
        said.put(
                new Finding.Shared(Sharing.PLACEHOLDER),
                "The value is a placeholder that stands for nobody, so it leads to nobody alone and merges nobody.");
        said.put(new Finding.Blocked(DAY, null), "The value is on the blocklist since 2024-05-01T10:00:00Z.");
        said.put(
                new Finding.Blocked(DAY, LATER),
                "The value was on the blocklist from 2024-05-01T10:00:00Z to 2024-06-01T10:00:00Z.");
        said.put(
                new Finding.Erased("e1", DAY, null),
                "A customer who had it was erased at 2024-05-01T10:00:00Z by the erasure e1, and records of theirs are refused.");
        said.put(
                new Finding.Erased("e1", DAY, LATER),
                "A customer who had it was erased at 2024-05-01T10:00:00Z by the erasure e1, and is free to return since"
                        + " 2024-06-01T10:00:00Z.");
        said.put(new Finding.Found(PERSONA, Relation.CARRIES_IT), "The persona p1 carries it.");
        said.put(
                new Finding.Archived(PERSONA, Relation.HOLDS_THE_RECORD, ArchiveReason.DUPLICATE, DAY),
                "The persona p1, which holds this record, is in the archive since 2024-05-01T10:00:00Z, put there as a"
                        + " duplicate: no search finds it, and records that arrive for it are skipped.");
        said.put(
                new Finding.Archived(PERSONA, Relation.CARRIED_IT_ONCE, ArchiveReason.MANUAL, DAY),
                "The persona p1, which carried it once, or took in who did, is in the archive since"
                        + " 2024-05-01T10:00:00Z, put there by hand: no search finds it, and records that arrive for it"
                        + " are skipped.");
        said.put(
                new Finding.Archived(PERSONA, Relation.CARRIES_IT, ArchiveReason.PRIVACY, DAY),
                "The persona p1, which carries it, is in the archive since 2024-05-01T10:00:00Z, put there by a privacy"
                        + " process: no search finds it, and records that arrive for it are skipped.");
        said.put(
                new Finding.Hidden(PERSONA, Relation.HAS_THE_ID, DAY),
                "The persona p1, which has this id, is hidden: a value of it is on the blocklist since"
                        + " 2024-05-01T10:00:00Z.");
        said.put(
                new Finding.BeingErased(PERSONA, Relation.TOOK_IN_THE_ID),
                "The persona p1, which took in the persona that had this id, is being erased.");
        said.put(
                new Finding.AlsoKnownBy(PERSONA, EnumSet.of(IdentifierType.GOVERNMENT_ID, IdentifierType.EMAIL)),
                "The persona p1 also has: email, government id.");
        said.put(new Finding.Absent(), "There is no persona for it.");
        return said;
    }

    @TestFactory
    Stream<DynamicTest> eachFindingIsASentence() {
        return sentences().entrySet().stream()
                .map(said -> DynamicTest.dynamicTest(
                        said.getValue(),
                        () -> assertThat(said.getKey().describe()).isEqualTo(said.getValue())));
    }

    @Test
    void noKindOfFindingIsLeftOut() {
        Set<String> said = new TreeSet<>();
        sentences().keySet().forEach(finding -> said.add(finding.getClass().getName()));

        assertThat(Arrays.stream(Finding.class.getPermittedSubclasses()).map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void aDiagnosisIsOneSentenceOnEachLine() {
        Diagnosis diagnosis = new Diagnosis(List.of(new Finding.ReadAs(Form.PERSONA_ID), new Finding.Absent()));

        assertThat(diagnosis.describe()).isEqualTo("This is read as the id of a persona.\nThere is no persona for it.");
    }

    @Test
    void aDiagnosisHasAFinding() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Diagnosis(List.of()));
    }

    @Test
    void whatElseSomebodyIsKnownByIsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finding.AlsoKnownBy(PERSONA, EnumSet.noneOf(IdentifierType.class)));
    }

    @Test
    void whatWasReleasedTellsSinceWhen() {
        assertThat(new Finding.Blocked(DAY, null).releasedAt()).isEmpty();
        assertThat(new Finding.Blocked(DAY, LATER).releasedAt()).contains(LATER);
        assertThat(new Finding.Erased("e1", DAY, null).releasedAt()).isEmpty();
        assertThat(new Finding.Erased("e1", DAY, LATER).releasedAt()).contains(LATER);
    }
}
