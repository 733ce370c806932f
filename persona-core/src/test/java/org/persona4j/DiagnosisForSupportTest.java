package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.DiagnosisTrial.ABSENT_BY_PHONE;
import static org.persona4j.DiagnosisTrial.EMAIL;
import static org.persona4j.DiagnosisTrial.PHONE;
import static org.persona4j.DiagnosisTrial.diagnosed;
import static org.persona4j.DiagnosisTrial.diagnosedRecord;
import static org.persona4j.DiagnosisTrial.found;
import static org.persona4j.DiagnosisTrial.read;
import static org.persona4j.DiagnosisTrial.record;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.HalfErased;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.privacy.Finding;
import org.persona4j.privacy.Finding.Form;
import org.persona4j.privacy.Finding.Relation;

/** What a diagnosis tells nobody but support, and not everybody: hidden, erased and archived customers. */
class DiagnosisForSupportTest {
    private final DiagnosisTrial trial = new DiagnosisTrial();
    private final Personas owner = trial.owner;
    private final Personas support = trial.support;

    private String erased(Instant at) {
        ErasureReceipt receipt = owner.privacy().erase(ErasureRequest.by(PHONE), "asked to");
        assertThat(receipt.at()).isEqualTo(at);
        return receipt.id();
    }

    @Test
    void thatTooManyHaveAValueIsNotToldOfThoseWhoAreHidden() {
        trial.nine();
        for (int i = 1; i <= 9; i++) {
            owner.privacy().block(Identifier.of(IdentifierType.PHONE, "+1212555010" + i), "asked to");
        }

        assertThat(diagnosed(owner, EMAIL)).isEqualTo(read(Form.EMAIL, new Finding.Absent()));
    }

    @Test
    void aRecordWhosePersonaIsArchivedIsToldToBeSkipped() {
        PersonaId ada = trial.withPhone();
        trial.taken(record("2").phone(PHONE.value()));
        owner.archive().put(ada, ArchiveReason.MANUAL, "moved away");

        List<Finding> findings = diagnosedRecord(owner, "2");

        assertThat(findings)
                .isEqualTo(read(
                        Form.SOURCE_RECORD,
                        new Finding.Archived(
                                ada, Relation.HOLDS_THE_RECORD, ArchiveReason.MANUAL, trial.clock.instant())));
        assertThat(findings.get(1).describe()).endsWith("records that arrive for it are skipped.");
    }

    @Test
    void whoMayNotSeeTheArchiveIsNotToldOfIt() {
        owner.archive().put(trial.withPhone(), ArchiveReason.MANUAL, "moved away");

        assertThat(diagnosed(trial.as(Role.SYSTEM), PHONE)).isEqualTo(ABSENT_BY_PHONE);
    }

    @Test
    void supportIsToldOfTheArchiveOfTheStaff() {
        PersonaId ada = trial.withPhone();
        owner.archive().put(ada, ArchiveReason.MANUAL, "moved away");

        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(
                        Form.PHONE,
                        new Finding.Archived(ada, Relation.CARRIES_IT, ArchiveReason.MANUAL, trial.clock.instant())));
    }

    @Test
    void theArchiveOfPrivacyProcessesIsToldToSupportAlone() {
        PersonaId ada = trial.withPhone();
        support.archive().put(ada, ArchiveReason.PRIVACY, "case 7");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(
                        Form.PHONE,
                        new Finding.Archived(ada, Relation.CARRIES_IT, ArchiveReason.PRIVACY, trial.clock.instant())));
    }

    @Test
    void aHiddenPersonaIsToldToSupportAlone() {
        PersonaId ada = trial.taken(record("1").phone(PHONE.value()).email(EMAIL.value()));
        Instant since = trial.later();
        owner.privacy().block(PHONE, "asked to");
        trial.later();
        owner.privacy().block(EMAIL, "asked to");

        assertThat(diagnosed(owner, ada)).isEqualTo(read(Form.PERSONA_ID, new Finding.Absent()));
        assertThat(diagnosed(support, ada))
                .isEqualTo(read(Form.PERSONA_ID, new Finding.Hidden(ada, Relation.HAS_THE_ID, since)));
    }

    @Test
    void aBlockedValueIsToldToSupportAloneWhetherAnybodyCarriesItOrNot() {
        Instant since = trial.later();
        owner.privacy().block(PHONE, "asked to");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Blocked(since, null), new Finding.Absent()));
    }

    @Test
    void aRecoveryIsToldToSupportAlone() {
        PersonaId ada = trial.withPhone();
        Instant since = trial.later();
        owner.privacy().block(PHONE, "asked to");
        Instant released = trial.later();
        support.privacy().recover(PHONE, "letter 1");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(read(Form.PHONE, found(ada, Relation.CARRIES_IT)));
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Blocked(since, released), found(ada, Relation.CARRIES_IT)));
    }

    @Test
    void ofAHiddenPersonaInTheArchiveBothIsToldToSupport() {
        PersonaId ada = trial.withPhone();
        owner.archive().put(ada, ArchiveReason.MANUAL, "moved away");
        owner.privacy().block(PHONE, "asked to");
        Instant at = trial.clock.instant();

        assertThat(diagnosed(owner, ada)).isEqualTo(read(Form.PERSONA_ID, new Finding.Absent()));
        assertThat(diagnosed(support, ada))
                .isEqualTo(read(
                        Form.PERSONA_ID,
                        new Finding.Hidden(ada, Relation.HAS_THE_ID, at),
                        new Finding.Archived(ada, Relation.HAS_THE_ID, ArchiveReason.MANUAL, at)));
    }

    @Test
    void anErasedValueIsToldToSupportAlone() {
        PersonaId ada = trial.withPhone();
        Instant at = trial.later();
        String erasure = erased(at);

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Erased(erasure, at, null), new Finding.Absent()));
        assertThat(diagnosed(support, ada)).isEqualTo(read(Form.PERSONA_ID, new Finding.Absent()));
    }

    @Test
    void anErasedRecordIsToldToSupportAlone() {
        trial.withPhone();
        Instant at = trial.later();
        String erasure = erased(at);

        assertThat(diagnosedRecord(owner, "1")).isEqualTo(read(Form.SOURCE_RECORD, new Finding.Absent()));
        assertThat(diagnosedRecord(support, "1"))
                .isEqualTo(read(Form.SOURCE_RECORD, new Finding.Erased(erasure, at, null), new Finding.Absent()));
    }

    @Test
    void thatAnErasedCustomerIsFreeToReturnIsToldToSupportAlone() {
        trial.withPhone();
        Instant at = trial.later();
        String erasure = erased(at);
        Instant released = trial.later();
        support.privacy().recover(PHONE, "letter 1");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Erased(erasure, at, released), new Finding.Absent()));
    }

    @Test
    void aPersonaThatIsBeingErasedIsToldToSupportAlone() {
        PersonaId ada = trial.withPhone();
        new HalfErased(trial.store, DiagnosisTrial.TENANT, Trial.KEY, new TestIds("e"), trial.clock).setAside(ada);

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.BeingErased(ada, Relation.CARRIES_IT)));
    }
}
