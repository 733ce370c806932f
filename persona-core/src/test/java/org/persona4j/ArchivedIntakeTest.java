package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.StaffArchive.NEW_PHONE;
import static org.persona4j.StaffArchive.persona;

import java.util.ArrayList;
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
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.Content;

/** What arrives for somebody archived is skipped, and what still counts of them. */
class ArchivedIntakeTest {
    private static final Source FORM = Source.of(Source.Kind.LOYALTY_SIGNUP);
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);
    private static final IntakeOutcome SKIPPED = new IntakeOutcome.Archived(List.of());

    private final StaffArchive archive = new StaffArchive();
    private final SmallTenant tenant = archive.tenant;
    private final Personas owner = archive.owner;

    private static SourceRecord.Builder from(Source source, String id) {
        return SourceRecord.builder(source, id);
    }

    private static IntakeOutcome.Kind kind(IntakeOutcome outcome) {
        return ((IntakeOutcome.Accepted) outcome).kind();
    }

    @Test
    void aRecordOfAnArchivedProfileIsSkipped() {
        archive.put(tenant.own());
        Map<String, Map<String, Content>> before = tenant.contents();

        IntakeOutcome outcome =
                owner.intake().take(SmallTenant.record("1").phone(NEW_PHONE).build());

        assertThat(outcome).isEqualTo(SKIPPED);
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void aRecordOfAnArchivedProfileIsSkippedAlsoIfStaffFilledItIn() {
        ProfileId signedUp = SmallTenant.take(owner, from(FORM, "f").phone(NEW_PHONE));
        archive.put(persona(signedUp));

        assertThat(owner.intake().take(from(FORM, "f").email("new@mail.net").build()))
                .isEqualTo(SKIPPED);
    }

    @Test
    void aNewRecordWithAnIdentifierOfSomebodyArchivedIsSkipped() {
        archive.put(tenant.own());
        Map<String, Map<String, Content>> before = tenant.contents();

        IntakeOutcome outcome = owner.intake()
                .take(from(FILE, "new").email(SmallTenant.EMAIL.value()).build());

        assertThat(outcome).isEqualTo(SKIPPED);
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void aSkippedRecordTellsWhatIsNoIdentifierAllTheSame() {
        archive.put(tenant.own());

        IntakeOutcome outcome = owner.intake()
                .take(from(FILE, "new")
                        .email(SmallTenant.EMAIL.value())
                        .phone("none")
                        .build());

        assertThat(outcome).isEqualTo(new IntakeOutcome.Archived(List.of(IdentifierType.PHONE)));
    }

    @Test
    void aProfileThatTakesOnAnIdentifierOfSomebodyArchivedStaysAsItIs() {
        archive.put(tenant.own());
        Map<String, Map<String, Content>> before = tenant.contents();

        IntakeOutcome outcome = owner.intake()
                .take(SmallTenant.record("3").email(SmallTenant.EMAIL.value()).build());

        assertThat(outcome).isEqualTo(SKIPPED);
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void aProfileThatHasSuchAnIdentifierAlreadyIsUpdated() {
        archive.put(tenant.own());

        IntakeOutcome outcome = owner.intake()
                .take(SmallTenant.record("4")
                        .phone(SmallTenant.PHONE.value())
                        .firstName("Cy")
                        .build());

        assertThat(kind(outcome)).isEqualTo(IntakeOutcome.Kind.UPDATED);
    }

    @TestFactory
    Stream<DynamicTest> aFormThatStaffFillInMakesAPersonaBesideTheArchivedOne() {
        return Stream.of(Role.values())
                .filter(role -> AccessPolicy.standard().allows(role, Permission.SIGN_UP))
                .map(role -> DynamicTest.dynamicTest(role.name(), () -> {
                    SmallTenant fresh = SmallTenant.alone(AccessPolicy.standard());
                    fresh.as(Role.OWNER).archive().put(fresh.other(), ArchiveReason.MANUAL, "moved away");
                    Personas somebody =
                            role == Role.CUSTOMER ? fresh.tenant().as(Actor.customer("u-9")) : fresh.as(role);

                    IntakeOutcome outcome = somebody.intake()
                            .take(from(FORM, "f")
                                    .email(SmallTenant.OTHER_EMAIL.value())
                                    .build());

                    boolean byHand = role != Role.CUSTOMER && role != Role.SYSTEM;
                    if (byHand) {
                        assertThat(kind(outcome)).isEqualTo(IntakeOutcome.Kind.CREATED);
                    } else {
                        assertThat(outcome).isEqualTo(SKIPPED);
                    }
                }));
    }

    @Test
    void aSharedValueOfSomebodyArchivedSkipsNobody() {
        owner.merges().declareShared(SmallTenant.EMAIL, "the desk");
        archive.put(tenant.own());

        IntakeOutcome outcome = owner.intake()
                .take(from(FILE, "new").email(SmallTenant.EMAIL.value()).build());

        assertThat(kind(outcome)).isEqualTo(IntakeOutcome.Kind.CREATED);
    }

    @Test
    void recordsBesideASkippedOneAreTakenIn() {
        archive.put(tenant.own());

        List<IntakeOutcome> outcomes = owner.intake()
                .takeAll(List.of(
                        from(FILE, "a").phone(NEW_PHONE).build(),
                        from(FILE, "b").email(SmallTenant.EMAIL.value()).build(),
                        from(FILE, "c").phone(NEW_PHONE).build()));

        assertThat(outcomes.get(1)).isEqualTo(SKIPPED);
        assertThat(kind(outcomes.get(0))).isEqualTo(IntakeOutcome.Kind.CREATED);
        assertThat(kind(outcomes.get(2))).isEqualTo(IntakeOutcome.Kind.ATTACHED);
    }

    @Test
    void aPlanSaysThatARecordWouldBeSkipped() {
        archive.put(tenant.own());

        assertThat(owner.intake()
                        .plan(from(FILE, "new").email(SmallTenant.EMAIL.value()).build())
                        .toString())
                .contains("ARCHIVED");
    }

    @Test
    void namesOfThoseArchivedStillCount() {
        Identifier desk = Identifier.of(IdentifierType.PHONE, NEW_PHONE);
        List<PersonaId> together = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "Ann" + (char) ('A' + i) + " Lee";
            together.add(persona(SmallTenant.take(
                    owner, SmallTenant.record("n" + i).phone(NEW_PHONE).fullName(name))));
        }
        ProfileId ninth = SmallTenant.take(
                owner, SmallTenant.record("n9").phone(NEW_PHONE).fullName("Zed Lee"));
        assertThat(owner.search().byIdentifier(desk)).hasSize(9);

        together.forEach(archive::put);

        assertThat(owner.search().byIdentifier(desk)).hasSize(1);
        assertThat(kind(owner.intake().take(from(FILE, "new").phone(NEW_PHONE).build())))
                .isEqualTo(IntakeOutcome.Kind.CREATED);
        assertThat(owner.search().byId(persona(ninth)).orElseThrow().profiles()).hasSize(1);
    }

    @Test
    void staffMayGiveAPersonaAnIdentifierOfSomebodyArchivedAndTheyMeetWhenItComesBack() {
        archive.put(tenant.own());
        owner.merges().correct(ProfileId.of(tenant.other().value()), List.of(), List.of(SmallTenant.EMAIL), "told so");

        ArchiveOutcome.Restored outcome = (ArchiveOutcome.Restored) archive.restore(tenant.own());

        List<PersonaId> met = new ArrayList<>(outcome.merges().get(0).absorbed());
        met.add(outcome.merges().get(0).surviving());
        assertThat(met).containsExactlyInAnyOrder(tenant.own(), tenant.other());
        assertThat(outcome.persona()).isEqualTo(outcome.merges().get(0).surviving());
    }
}
