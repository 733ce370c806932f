package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
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
import org.persona4j.profile.SourceRecord;

/** What a diagnosis tells nobody but support, and not everybody: hidden, erased and archived customers. */
class DiagnosisForSupportTest {
    private static final String TENANT = "blue";
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    private static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "ada@mail.net");
    private static final List<Finding> ABSENT_BY_PHONE = List.of(new Finding.ReadAs(Form.PHONE), new Finding.Absent());

    private final WatchedStore store = SmallTenant.store();
    private final TestClock clock = new TestClock();
    private final PersonaEngine.Tenant tenant = tenant(AccessPolicy.standard());
    private final Personas owner = as(Role.OWNER);
    private final Personas support = as(Role.SUPPORT);

    private PersonaEngine.Tenant tenant(AccessPolicy policy) {
        return PersonaEngine.builder(store)
                .hashKey(HashKey.of(Trial.KEY))
                .clock(clock)
                .ids(new TestIds())
                .accessPolicy(policy)
                .build()
                .tenant(TENANT);
    }

    private Personas as(Role role) {
        return tenant.as(Actor.of(role, "u-1"));
    }

    private static SourceRecord.Builder record(String id) {
        return SmallTenant.record(id);
    }

    private PersonaId taken(SourceRecord.Builder record) {
        return PersonaId.of(SmallTenant.take(owner, record).value());
    }

    private PersonaId withPhone() {
        return taken(record("1").phone(PHONE.value()));
    }

    private Instant later() {
        clock.move(Duration.ofDays(1));
        return clock.instant();
    }

    private static List<Finding> diagnosed(Personas personas, String text) {
        return personas.privacy().diagnose(text).findings();
    }

    private static List<Finding> diagnosed(Personas personas, Identifier identifier) {
        return diagnosed(personas, identifier.value());
    }

    private static List<Finding> diagnosed(Personas personas, PersonaId id) {
        return diagnosed(personas, id.value());
    }

    private static List<Finding> diagnosedRecord(Personas personas, String id) {
        return personas.privacy().diagnose(SmallTenant.TILL, id).findings();
    }

    private static List<Finding> read(Form form, Finding... found) {
        List<Finding> findings = new ArrayList<>(List.of(new Finding.ReadAs(form)));
        findings.addAll(List.of(found));
        return findings;
    }

    private static Finding found(PersonaId persona, Relation relation) {
        return new Finding.Found(persona, relation);
    }

    private List<PersonaId> nine() {
        List<PersonaId> nine = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            nine.add(taken(record("n" + i)
                    .email(EMAIL.value())
                    .phone("+1212555010" + i)
                    .fullName("Ada " + "Abcdefghi".charAt(i - 1) + "ee")));
        }
        return nine;
    }

    private String erased(Instant at) {
        ErasureReceipt receipt = owner.privacy().erase(ErasureRequest.by(PHONE), "asked to");
        assertThat(receipt.at()).isEqualTo(at);
        return receipt.id();
    }

    @Test
    void thatTooManyHaveAValueIsNotToldOfThoseWhoAreHidden() {
        nine();
        for (int i = 1; i <= 9; i++) {
            owner.privacy().block(Identifier.of(IdentifierType.PHONE, "+1212555010" + i), "asked to");
        }

        assertThat(diagnosed(owner, EMAIL)).isEqualTo(read(Form.EMAIL, new Finding.Absent()));
    }

    @Test
    void aRecordWhosePersonaIsArchivedIsToldToBeSkipped() {
        PersonaId ada = withPhone();
        taken(record("2").phone(PHONE.value()));
        owner.archive().put(ada, ArchiveReason.MANUAL, "moved away");

        List<Finding> findings = diagnosedRecord(owner, "2");

        assertThat(findings)
                .isEqualTo(read(
                        Form.SOURCE_RECORD,
                        new Finding.Archived(ada, Relation.HOLDS_THE_RECORD, ArchiveReason.MANUAL, clock.instant())));
        assertThat(findings.get(1).describe()).endsWith("records that arrive for it are skipped.");
    }

    @Test
    void whoMayNotSeeTheArchiveIsNotToldOfIt() {
        owner.archive().put(withPhone(), ArchiveReason.MANUAL, "moved away");

        assertThat(diagnosed(as(Role.SYSTEM), PHONE)).isEqualTo(ABSENT_BY_PHONE);
    }

    @Test
    void supportIsToldOfTheArchiveOfTheStaff() {
        PersonaId ada = withPhone();
        owner.archive().put(ada, ArchiveReason.MANUAL, "moved away");

        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(
                        Form.PHONE,
                        new Finding.Archived(ada, Relation.CARRIES_IT, ArchiveReason.MANUAL, clock.instant())));
    }

    @Test
    void theArchiveOfPrivacyProcessesIsToldToSupportAlone() {
        PersonaId ada = withPhone();
        support.archive().put(ada, ArchiveReason.PRIVACY, "case 7");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(
                        Form.PHONE,
                        new Finding.Archived(ada, Relation.CARRIES_IT, ArchiveReason.PRIVACY, clock.instant())));
    }

    @Test
    void aHiddenPersonaIsToldToSupportAlone() {
        PersonaId ada = taken(record("1").phone(PHONE.value()).email(EMAIL.value()));
        Instant since = later();
        owner.privacy().block(PHONE, "asked to");
        later();
        owner.privacy().block(EMAIL, "asked to");

        assertThat(diagnosed(owner, ada)).isEqualTo(read(Form.PERSONA_ID, new Finding.Absent()));
        assertThat(diagnosed(support, ada))
                .isEqualTo(read(Form.PERSONA_ID, new Finding.Hidden(ada, Relation.HAS_THE_ID, since)));
    }

    @Test
    void aBlockedValueIsToldToSupportAloneWhetherAnybodyCarriesItOrNot() {
        Instant since = later();
        owner.privacy().block(PHONE, "asked to");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Blocked(since, null), new Finding.Absent()));
    }

    @Test
    void aRecoveryIsToldToSupportAlone() {
        PersonaId ada = withPhone();
        Instant since = later();
        owner.privacy().block(PHONE, "asked to");
        Instant released = later();
        support.privacy().recover(PHONE, "letter 1");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(read(Form.PHONE, found(ada, Relation.CARRIES_IT)));
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Blocked(since, released), found(ada, Relation.CARRIES_IT)));
    }

    @Test
    void ofAHiddenPersonaInTheArchiveBothIsToldToSupport() {
        PersonaId ada = withPhone();
        owner.archive().put(ada, ArchiveReason.MANUAL, "moved away");
        owner.privacy().block(PHONE, "asked to");
        Instant at = clock.instant();

        assertThat(diagnosed(owner, ada)).isEqualTo(read(Form.PERSONA_ID, new Finding.Absent()));
        assertThat(diagnosed(support, ada))
                .isEqualTo(read(
                        Form.PERSONA_ID,
                        new Finding.Hidden(ada, Relation.HAS_THE_ID, at),
                        new Finding.Archived(ada, Relation.HAS_THE_ID, ArchiveReason.MANUAL, at)));
    }

    @Test
    void anErasedValueIsToldToSupportAlone() {
        PersonaId ada = withPhone();
        Instant at = later();
        String erasure = erased(at);

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Erased(erasure, at, null), new Finding.Absent()));
        assertThat(diagnosed(support, ada)).isEqualTo(read(Form.PERSONA_ID, new Finding.Absent()));
    }

    @Test
    void anErasedRecordIsToldToSupportAlone() {
        withPhone();
        Instant at = later();
        String erasure = erased(at);

        assertThat(diagnosedRecord(owner, "1")).isEqualTo(read(Form.SOURCE_RECORD, new Finding.Absent()));
        assertThat(diagnosedRecord(support, "1"))
                .isEqualTo(read(Form.SOURCE_RECORD, new Finding.Erased(erasure, at, null), new Finding.Absent()));
    }

    @Test
    void thatAnErasedCustomerIsFreeToReturnIsToldToSupportAlone() {
        withPhone();
        Instant at = later();
        String erasure = erased(at);
        Instant released = later();
        support.privacy().recover(PHONE, "letter 1");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Erased(erasure, at, released), new Finding.Absent()));
    }

    @Test
    void aPersonaThatIsBeingErasedIsToldToSupportAlone() {
        PersonaId ada = withPhone();
        new HalfErased(store, TENANT, Trial.KEY, new TestIds("e"), clock).setAside(ada);

        assertThat(diagnosed(owner, PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(support, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.BeingErased(ada, Relation.CARRIES_IT)));
    }
}
