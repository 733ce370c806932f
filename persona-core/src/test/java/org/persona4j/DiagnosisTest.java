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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.privacy.Finding;
import org.persona4j.privacy.Finding.Form;
import org.persona4j.privacy.Finding.Relation;
import org.persona4j.privacy.Finding.Sharing;

/** Why a customer does not appear, as it is told to staff, to the customer and to support. */
class DiagnosisTest {
    private static final Identifier OTHER_PHONE = Identifier.of(IdentifierType.PHONE, "+16035551202");
    private static final String PLACEHOLDER = "888-888-8888";

    private final DiagnosisTrial trial = new DiagnosisTrial();
    private final Personas owner = trial.owner;
    private final Personas support = trial.support;

    private static Finding also(PersonaId persona, IdentifierType... types) {
        return new Finding.AlsoKnownBy(persona, EnumSet.copyOf(List.of(types)));
    }

    @Test
    void aNumberInAnyFormatLeadsToWhoCarriesIt() {
        PersonaId ada = trial.withPhone();

        assertThat(diagnosed(owner, "(603) 555-1201")).isEqualTo(read(Form.PHONE, found(ada, Relation.CARRIES_IT)));
    }

    @Test
    void anAddressLeadsToWhoCarriesIt() {
        PersonaId ada = trial.taken(record("1").email(EMAIL.value()));

        assertThat(diagnosed(owner, " Ada@Mail.net")).isEqualTo(read(Form.EMAIL, found(ada, Relation.CARRIES_IT)));
    }

    @Test
    void whoIsFoundMayBeTriedByWhatElseTheyHave() {
        PersonaId ada = trial.taken(record("1")
                .phone(PHONE.value())
                .phone(OTHER_PHONE.value())
                .email(EMAIL.value())
                .addGovernmentIds("GOV77ZZ88"));

        assertThat(diagnosed(owner, EMAIL))
                .isEqualTo(read(
                        Form.EMAIL,
                        found(ada, Relation.CARRIES_IT),
                        also(ada, IdentifierType.PHONE, IdentifierType.GOVERNMENT_ID)));
    }

    @Test
    void whatLeadsToNobodyAloneIsNoOtherWay() {
        PersonaId ada =
                trial.taken(record("1").phone(PHONE.value()).phone(PLACEHOLDER).email(EMAIL.value()));
        owner.merges().declareShared(EMAIL, "the desk");

        assertThat(diagnosed(owner, PHONE)).isEqualTo(read(Form.PHONE, found(ada, Relation.CARRIES_IT)));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeReadIsToldWhy() {
        Map<String, IdentifierType> texts = new LinkedHashMap<>();
        texts.put("", IdentifierType.PHONE);
        texts.put("603 555 12", IdentifierType.PHONE);
        texts.put("6035551", IdentifierType.PHONE);
        texts.put("Ada Fenley", IdentifierType.PHONE);
        texts.put("ada@mail", IdentifierType.EMAIL);
        texts.put("ada\uFF20mail", IdentifierType.EMAIL);
        texts.put("x".repeat(65), IdentifierType.PHONE);
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest("as " + text.getValue() + ": " + text.getKey(), () -> {
                    Normalized.Invalid invalid = (Normalized.Invalid) owner.normalize(text.getValue(), text.getKey());

                    Form form = text.getValue() == IdentifierType.PHONE ? Form.PHONE : Form.EMAIL;
                    assertThat(diagnosed(owner, text.getKey()))
                            .containsExactly(new Finding.Unreadable(form, invalid.reason()));
                }));
    }

    @Test
    void anIdIsReadAsOne() {
        PersonaId ada = trial.withPhone();

        assertThat(diagnosed(owner, " " + ada + "\n"))
                .isEqualTo(read(Form.PERSONA_ID, found(ada, Relation.HAS_THE_ID), also(ada, IdentifierType.PHONE)));
    }

    @Test
    void anIdThatWasMergedAwayLeadsToWhereItIsNow() {
        PersonaId ada = trial.withPhone();
        PersonaId merged = trial.taken(record("2").phone(PHONE.value()));

        assertThat(diagnosed(owner, merged))
                .isEqualTo(read(Form.PERSONA_ID, found(ada, Relation.TOOK_IN_THE_ID), also(ada, IdentifierType.PHONE)));
    }

    @Test
    void aRecordLeadsToThePersonaThatHoldsIt() {
        PersonaId ada = trial.withPhone();

        assertThat(diagnosedRecord(owner, "1"))
                .isEqualTo(read(
                        Form.SOURCE_RECORD, found(ada, Relation.HOLDS_THE_RECORD), also(ada, IdentifierType.PHONE)));
    }

    @Test
    void aValueCarriedOnceLeadsToWhoeverTookInWhoCarriedIt() {
        PersonaId ada = trial.withPhone();
        PersonaId formerly = trial.taken(record("2").phone(OTHER_PHONE.value()).email(EMAIL.value()));
        owner.intake().take(record("2").addCleared(IdentifierType.PHONE).build());
        owner.merges().link(ada, formerly, "the same");
        PersonaId bob = trial.taken(record("3").phone(OTHER_PHONE.value()));

        assertThat(diagnosed(owner, OTHER_PHONE))
                .containsExactlyInAnyOrder(
                        new Finding.ReadAs(Form.PHONE),
                        found(bob, Relation.CARRIES_IT),
                        found(ada, Relation.CARRIED_IT_ONCE),
                        also(ada, IdentifierType.PHONE, IdentifierType.EMAIL));
    }

    @Test
    void whoMayNotSeeMergesIsNotToldWhoCarriedItOnce() {
        trial.taken(record("1").phone(PHONE.value()).email(EMAIL.value()));
        owner.intake().take(record("1").addCleared(IdentifierType.PHONE).build());
        Personas staff = trial.tenant(AccessPolicy.standard().without(Role.STAFF, Permission.SEE_MERGES))
                .as(Actor.staff("s-1"));

        assertThat(diagnosed(staff, PHONE)).isEqualTo(ABSENT_BY_PHONE);
    }

    @Test
    void whoCarriesAValueIsNotAlsoToldToHaveCarriedItOnce() {
        PersonaId ada = trial.withPhone();
        trial.taken(record("2").phone(PHONE.value()).email(EMAIL.value()));
        owner.intake().take(record("2").addCleared(IdentifierType.PHONE).build());
        owner.merges().link(ada, diagnosedPersona("2"), "the same");

        assertThat(diagnosed(owner, PHONE))
                .isEqualTo(read(Form.PHONE, found(ada, Relation.CARRIES_IT), also(ada, IdentifierType.EMAIL)));
    }

    private PersonaId diagnosedPersona(String record) {
        return owner.search().bySource(SmallTenant.TILL, record).orElseThrow().id();
    }

    @Test
    void aPlaceholderLeadsToNobodyAlone() {
        PersonaId ada = trial.taken(record("1").phone(PLACEHOLDER).email(EMAIL.value()));

        assertThat(diagnosed(owner, PLACEHOLDER))
                .isEqualTo(read(Form.PHONE, new Finding.Shared(Sharing.PLACEHOLDER), found(ada, Relation.CARRIES_IT)));
    }

    @Test
    void aValueDeclaredSharedLeadsToNobodyAlone() {
        owner.merges().declareShared(PHONE, "the desk");

        assertThat(diagnosed(owner, PHONE))
                .isEqualTo(read(Form.PHONE, new Finding.Shared(Sharing.DECLARED), new Finding.Absent()));
    }

    @Test
    void aValueOfTooManyLeadsToNobodyAlone() {
        List<PersonaId> nine = trial.nine();

        List<Finding> findings = diagnosed(owner, EMAIL);

        assertThat(findings.get(1)).isEqualTo(new Finding.Shared(Sharing.TOO_MANY));
        assertThat(findings.subList(2, findings.size()))
                .containsExactlyInAnyOrderElementsOf(
                        nine.stream().map(id -> found(id, Relation.CARRIES_IT)).toList());
    }

    @TestFactory
    Stream<DynamicTest> theArchiveIsToldWithItsReason() {
        PersonaId ada = trial.withPhone();
        return Stream.of(ArchiveReason.MANUAL, ArchiveReason.DUPLICATE)
                .map(reason -> DynamicTest.dynamicTest(reason.code(), () -> {
                    Instant at = trial.later();
                    owner.archive().put(ada, reason, "out of the way");

                    assertThat(diagnosed(owner, PHONE))
                            .isEqualTo(read(Form.PHONE, new Finding.Archived(ada, Relation.CARRIES_IT, reason, at)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatNobodyHasIsAbsent() {
        Map<String, Form> texts = new LinkedHashMap<>();
        texts.put(PHONE.value(), Form.PHONE);
        texts.put(EMAIL.value(), Form.EMAIL);
        texts.put("nobody", Form.PERSONA_ID);
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(
                        text.getValue().name(),
                        () -> assertThat(diagnosed(support, text.getKey()))
                                .isEqualTo(read(text.getValue(), new Finding.Absent()))));
    }

    @Test
    void aRecordThatNobodySentIsAbsent() {
        assertThat(diagnosedRecord(owner, "1")).isEqualTo(read(Form.SOURCE_RECORD, new Finding.Absent()));
    }

    @Test
    void ofThoseWhoHaveANumberACustomerIsToldOfThemselves() {
        PersonaId ada = trial.withPhone();
        ProfileId bob = SmallTenant.take(owner, record("2").phone(PHONE.value()).email(EMAIL.value()));
        owner.merges().separate(bob, "another");

        assertThat(diagnosed(trial.tenant.asCustomer("c-1", ada), PHONE))
                .isEqualTo(read(Form.PHONE, found(ada, Relation.CARRIES_IT)));
    }

    @Test
    void anotherIsAbsentForACustomer() {
        PersonaId ada = trial.withPhone();
        PersonaId bob = trial.taken(record("2").phone(OTHER_PHONE.value()));
        Personas customer = trial.tenant.asCustomer("c-1", ada);

        assertThat(diagnosed(customer, OTHER_PHONE)).isEqualTo(ABSENT_BY_PHONE);
        assertThat(diagnosed(customer, bob)).isEqualTo(read(Form.PERSONA_ID, new Finding.Absent()));
        assertThat(diagnosedRecord(customer, "2")).isEqualTo(read(Form.SOURCE_RECORD, new Finding.Absent()));
    }

    @Test
    void aCustomerDoesNotLearnFromTheCallsOfTheStoreWhetherAnotherIsThere() {
        PersonaId ada = trial.withPhone();
        Personas customer = trial.tenant.asCustomer("c-1", ada);
        long before = trial.store.calls();
        diagnosed(customer, OTHER_PHONE);
        long whereAbsent = trial.store.calls() - before;
        trial.taken(record("2").phone(OTHER_PHONE.value()));

        long beforeAgain = trial.store.calls();
        diagnosed(customer, OTHER_PHONE);

        assertThat(trial.store.calls() - beforeAgain).isEqualTo(whereAbsent);
    }

    @Test
    void aCustomerInTheArchiveIsAbsentForThemselves() {
        PersonaId ada = trial.withPhone();
        owner.archive().put(ada, ArchiveReason.MANUAL, "moved away");

        assertThat(diagnosed(trial.tenant.asCustomer("c-1", ada), PHONE)).isEqualTo(ABSENT_BY_PHONE);
    }

    @Test
    void whetherOthersHaveAValueTooIsNotForCustomers() {
        List<PersonaId> nine = trial.nine();

        assertThat(diagnosed(trial.tenant.asCustomer("c-1", nine.get(0)), EMAIL))
                .isEqualTo(read(
                        Form.EMAIL, found(nine.get(0), Relation.CARRIES_IT), also(nine.get(0), IdentifierType.PHONE)));
    }

    @Test
    void whatIsDeclaredSharedIsNotForCustomers() {
        PersonaId ada = trial.withPhone();
        owner.merges().declareShared(PHONE, "a family");

        assertThat(diagnosed(trial.tenant.asCustomer("c-1", ada), PHONE))
                .isEqualTo(read(Form.PHONE, found(ada, Relation.CARRIES_IT)));
    }

    @Test
    void aLookWritesNothing() {
        trial.withPhone();
        long commits = trial.store.commits();

        diagnosed(support, PHONE);

        assertThat(trial.store.commits()).isEqualTo(commits);
    }
}
