package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveEntry;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.recommend.ProductModel;
import org.persona4j.store.Content;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** What is in the archive, what is as if it were not there, and what becomes of whatever arrives for it. */
class ArchiveTest {
    private static final Source FORM = Source.of(Source.Kind.LOYALTY_SIGNUP);
    private static final PersonaId ABSENT = PersonaId.of("nobody");
    private static final String NEW_PHONE = "+16035551277";

    private final SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());
    private final Personas owner = tenant.as(Role.OWNER);
    private final Personas support = tenant.as(Role.SUPPORT);

    private ArchiveOutcome archive(PersonaId id) {
        return owner.archive().put(id, ArchiveReason.MANUAL, "moved away");
    }

    private ArchiveOutcome restore(PersonaId id) {
        return owner.archive().restore(id, "back again");
    }

    private static PersonaId persona(ProfileId profile) {
        return PersonaId.of(profile.value());
    }

    private static SourceRecord.Builder from(Source source, String id) {
        return SourceRecord.builder(source, id);
    }

    private static IntakeOutcome.Kind kind(IntakeOutcome outcome) {
        return ((IntakeOutcome.Accepted) outcome).kind();
    }

    private static final IntakeOutcome SKIPPED = new IntakeOutcome.Archived(List.of());

    @Test
    void anArchivedPersonaIsNotFound() {
        archive(tenant.own());

        assertThat(owner.search().byId(tenant.own())).isEmpty();
        assertThat(owner.search().bySource(SmallTenant.TILL, "1")).isEmpty();
        assertThat(owner.search().byEmail(SmallTenant.EMAIL.value())).isEmpty();
        assertThat(owner.search().byPhone(SmallTenant.PHONE.value()))
                .extracting(persona -> persona.id())
                .containsExactly(persona(tenant.separated()));
    }

    @TestFactory
    Stream<DynamicTest> whatIsDoneToAnArchivedPersonaIsAnsweredAsForAnAbsentOne() {
        TraitValue red = TraitValue.of("red");
        Map<String, Function<PersonaId, Object>> calls = new LinkedHashMap<>();
        calls.put("link", id -> owner.merges().link(id, tenant.other(), "the same"));
        calls.put("link to", id -> owner.merges().link(tenant.other(), id, "the same"));
        calls.put("separate", id -> owner.merges().separate(ProfileId.of(id.value()), "another"));
        calls.put(
                "correct",
                id -> owner.merges()
                        .correct(ProfileId.of(id.value()), List.of(SmallTenant.PHONE), List.of(), "told so"));
        calls.put(
                "withdraw a correction",
                id -> owner.merges().withdrawCorrection(ProfileId.of(id.value()), SmallTenant.OTHER_PHONE, "mistaken"));
        calls.put("add traits", id -> done(() -> owner.traits().add(id, Map.of("color", red))));
        calls.put("replace traits", id -> done(() -> owner.traits().replace(id, Map.of("color", red))));
        calls.put("read traits", id -> owner.traits().read(id));
        calls.put("override", id -> done(() -> owner.overrides().set(id, "color", red)));
        calls.put("remove an override", id -> done(() -> owner.overrides().remove(id, "tier")));
        calls.put("read overrides", id -> owner.overrides().read(id));
        calls.put("opt-in", id -> owner.optIns().status(id, MessageChannel.EMAIL));
        calls.put("attach", id -> done(() -> tenant.as(Role.SYSTEM).optIns().attach(id, Address.pass("p"))));
        Points two = Points.of(2);
        calls.put("credit", id -> owner.wallets().credit(id, EntryKind.BOOST, two, "new", null));
        calls.put("adjust", id -> owner.wallets().adjust(id, two, "new", null));
        calls.put("set to zero", id -> owner.wallets().zero(id, "new", null));
        calls.put("redeem", id -> owner.wallets().redeem(id, two, "new", null));
        calls.put("refund points", id -> owner.wallets().refund(id, SmallTenant.REDEMPTION, two, "new", null));
        calls.put("join", id -> owner.wallets().join(id));
        calls.put("leave", id -> owner.wallets().leave(id));
        calls.put("orders", id -> owner.orders().of(id, null, 10));
        calls.put(
                "recommend",
                id -> owner.recommendations()
                        .recommend(id, ProductModel.builder().build(), 10));
        calls.put("restore from the other archive", id -> support.archive().restorePrivacy(id, "case 7"));
        archive(tenant.own());
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    Map<String, Map<String, Content>> before = tenant.contents();

                    assertThat(answer(call.getValue(), tenant.own())).isEqualTo(answer(call.getValue(), ABSENT));

                    assertThat(tenant.contents()).isEqualTo(before);
                }));
    }

    private static Object done(Runnable call) {
        call.run();
        return "done";
    }

    private static String answer(Function<PersonaId, Object> call, PersonaId id) {
        try {
            return call.apply(id).toString();
        } catch (NotFoundException absent) {
            return absent.toString().replace(id.value(), "ID");
        }
    }

    @Test
    void aDecisionAboutAnArchivedPersonaIsNotThere() {
        archive(tenant.own());

        assertThatThrownBy(() -> owner.merges().withdraw(tenant.separation(), "mistaken"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no decision " + tenant.separation());
    }

    @Test
    void aDecisionMadeBeforeCountsAgain() {
        archive(tenant.own());

        restore(tenant.own());

        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(2);
        assertThat(owner.search()
                        .byId(persona(tenant.separated()))
                        .orElseThrow()
                        .profiles())
                .hasSize(1);
    }

    @Test
    void anyIdOfAPersonaArchivesTheWholeOfIt() {
        ArchiveOutcome outcome = archive(persona(tenant.second()));

        assertThat(outcome).isEqualTo(new ArchiveOutcome.Archived(tenant.own(), List.of()));
        assertThat(owner.search().byId(tenant.own())).isEmpty();
    }

    @Test
    void anyIdOfAPersonaRestoresTheWholeOfIt() {
        archive(tenant.own());

        ArchiveOutcome outcome = restore(persona(tenant.second()));

        assertThat(outcome).isEqualTo(new ArchiveOutcome.Restored(tenant.own(), List.of(), List.of()));
        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(2);
    }

    @Test
    void restoringTellsWhatItMerges() {
        archive(tenant.other());
        IntakeOutcome.Accepted beside = (IntakeOutcome.Accepted) owner.intake()
                .take(from(FORM, "f").email(SmallTenant.OTHER_EMAIL.value()).build());

        ArchiveOutcome outcome = restore(tenant.other());

        assertThat(beside.kind()).isEqualTo(IntakeOutcome.Kind.CREATED);
        assertThat(outcome)
                .isEqualTo(new ArchiveOutcome.Restored(
                        tenant.other(),
                        List.of(new PersonaMerge(tenant.other(), List.of(beside.persona()))),
                        List.of()));
    }

    @Test
    void aPersonaThatNeverWasIsNotFound() {
        assertThatThrownBy(() -> archive(ABSENT))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no persona nobody");
        assertThatThrownBy(() -> restore(ABSENT)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> support.archive().restorePrivacy(ABSENT, "case 7"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void archivingAgainForTheSameReasonChangesNothing() {
        archive(tenant.own());
        Map<String, Map<String, Content>> before = tenant.contents();

        assertThat(archive(tenant.own())).isEqualTo(new ArchiveOutcome.Unchanged());
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void archivingAgainForAnotherReasonChangesTheReason() {
        archive(tenant.own());

        ArchiveOutcome outcome = owner.archive().put(tenant.own(), ArchiveReason.DUPLICATE, "there twice");

        assertThat(outcome).isEqualTo(new ArchiveOutcome.Archived(tenant.own(), List.of()));
        assertThat(entry(tenant.own()).reason()).isEqualTo(ArchiveReason.DUPLICATE);
    }

    @Test
    void restoringWhatIsNotThereChangesNothing() {
        Map<String, Map<String, Content>> before = tenant.contents();

        assertThat(restore(tenant.own())).isEqualTo(new ArchiveOutcome.Unchanged());
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void aCallMadeAgainHasTheFirstAnswer() {
        Personas once = owner.withOperationId("op-1");
        ArchiveOutcome first = once.archive().put(tenant.own(), ArchiveReason.MANUAL, "moved away");
        restore(tenant.own());

        ArchiveOutcome again = once.archive().put(tenant.own(), ArchiveReason.MANUAL, "moved away");

        assertThat(again).isEqualTo(first);
        assertThat(owner.search().byId(tenant.own())).isPresent();
    }

    @Test
    void aReasonIsGivenInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> owner.archive().put(tenant.own(), ArchiveReason.MANUAL, " "))
                .withMessageContaining("reason");
    }

    private ArchiveEntry entry(PersonaId id) {
        return owner.archive().list(null, 100).items().stream()
                .filter(entry -> entry.persona().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePhoneIsListedAndNothingElse() {
        Optional<Identifier> phone =
                owner.search().byId(tenant.own()).orElseThrow().primaryPhone();
        archive(tenant.own());

        ArchiveEntry entry = entry(tenant.own());

        assertThat(entry.contact()).isPresent().isEqualTo(phone);
        assertThat(entry.reason()).isEqualTo(ArchiveReason.MANUAL);
        assertThat(entry.at()).isEqualTo(TestClock.START);
    }

    @Test
    void whoHasNoPhoneIsListedByTheAddress() {
        archive(tenant.other());

        assertThat(entry(tenant.other()).contact()).contains(SmallTenant.OTHER_EMAIL);
    }

    @Test
    void whoHasNeitherIsListedAllTheSame() {
        ProfileId none = SmallTenant.take(owner, SmallTenant.record("none").addMedicalIds("MED1X"));
        archive(persona(none));

        assertThat(entry(persona(none)).contact()).isEmpty();
    }

    @Test
    void theListIsPagedInTheOrderOfTheIds() {
        archive(tenant.own());
        archive(tenant.other());
        archive(persona(tenant.separated()));

        List<ArchiveEntry> all = Merges.all(cursor -> owner.archive().list(cursor, 1));

        assertThat(all)
                .extracting(ArchiveEntry::persona)
                .isSorted()
                .containsExactlyInAnyOrder(
                        tenant.own(), tenant.other(), persona(tenant.separated()), tenant.archived());
    }

    @Test
    void aPageOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> owner.archive().list(null, 0))
                .withMessageContaining("limit");
    }

    @Test
    void whatIsPrivatelyArchivedIsListedForSupportAlone() {
        assertThat(owner.archive().list(null, 100).items())
                .extracting(ArchiveEntry::persona)
                .containsExactly(tenant.archived());
        assertThat(support.archive().listPrivacy(null, 100).items())
                .extracting(ArchiveEntry::persona)
                .containsExactly(tenant.privatelyArchived());
    }

    @TestFactory
    Stream<DynamicTest> whatIsPrivatelyArchivedIsAsAbsentToStaff() {
        Map<String, Function<PersonaId, Object>> calls = new LinkedHashMap<>();
        calls.put("archive", this::archive);
        calls.put("restore", this::restore);
        calls.put("find", id -> owner.search().byId(id));
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(),
                        () -> assertThat(answer(call.getValue(), tenant.privatelyArchived()))
                                .isEqualTo(answer(call.getValue(), ABSENT))));
    }

    @Test
    void aPrivacyProcessTakesAPersonaOutOfTheArchiveOfTheStaff() {
        ArchiveOutcome outcome = support.archive().put(tenant.archived(), ArchiveReason.PRIVACY, "case 8");

        assertThat(outcome).isEqualTo(new ArchiveOutcome.Archived(tenant.archived(), List.of()));
        assertThat(owner.archive().list(null, 100).items()).isEmpty();
        assertThat(support.archive().listPrivacy(null, 100).items()).hasSize(2);
        assertThatThrownBy(() -> restore(tenant.archived())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void supportRestoresWhatIsPrivatelyArchived() {
        support.archive().restorePrivacy(tenant.privatelyArchived(), "case 7");

        assertThat(owner.search().byId(tenant.privatelyArchived())).isPresent();
        assertThat(support.archive().listPrivacy(null, 100).items()).isEmpty();
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
    void twoThatWereLinkedAndArchivedOneByOneAreOneAgainOnlyWhenBothAreBack() {
        MergeOutcome.Done link = (MergeOutcome.Done) owner.merges().link(tenant.own(), tenant.other(), "the same");
        archive(tenant.own());
        assertThat(owner.search().byId(tenant.other())).isEmpty();

        restore(tenant.other());

        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(3);
        assertThat(owner.merges().withdraw(link.decision().orElseThrow(), "mistaken"))
                .isInstanceOf(MergeOutcome.Done.class);
        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(2);
    }

    @Test
    void timeInTheArchiveIsToldFromWhenThereWasThatReason() {
        TestClock clock = new TestClock();
        Trial trial = new Trial(IdentityRules.standard());
        PersonaId one = persona(
                SmallTenant.take(trial.personas(), SmallTenant.record("1").phone(NEW_PHONE)));
        trial.personas().archive().put(one, ArchiveReason.MANUAL, "moved away");
        trial.clock().move(Duration.ofHours(1));

        trial.personas().archive().put(one, ArchiveReason.DUPLICATE, "there twice");

        assertThat(trial.personas().archive().list(null, 1).items().get(0).at())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }
}
