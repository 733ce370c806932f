package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.StaffArchive.persona;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
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

/** What is put into the archive, is then as if it were not there, and comes back. */
class ArchiveTest {
    private static final PersonaId ABSENT = PersonaId.of("nobody");

    private final StaffArchive archive = new StaffArchive();
    private final SmallTenant tenant = archive.tenant;
    private final Personas owner = archive.owner;
    private final Personas support = tenant.as(Role.SUPPORT);

    @Test
    void anArchivedPersonaIsNotFound() {
        archive.put(tenant.own());

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
        archive.put(tenant.own());
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
        archive.put(tenant.own());

        assertThatThrownBy(() -> owner.merges().withdraw(tenant.separation(), "mistaken"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no decision " + tenant.separation());
    }

    @Test
    void aDecisionMadeBeforeCountsAgain() {
        archive.put(tenant.own());

        archive.restore(tenant.own());

        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(2);
        assertThat(owner.search()
                        .byId(persona(tenant.separated()))
                        .orElseThrow()
                        .profiles())
                .hasSize(1);
    }

    @Test
    void anyIdOfAPersonaArchivesTheWholeOfIt() {
        ArchiveOutcome outcome = archive.put(persona(tenant.second()));

        assertThat(outcome).isEqualTo(new ArchiveOutcome.Archived(tenant.own(), List.of()));
        assertThat(owner.search().byId(tenant.own())).isEmpty();
    }

    @Test
    void anyIdOfAPersonaRestoresTheWholeOfIt() {
        archive.put(tenant.own());

        ArchiveOutcome outcome = archive.restore(persona(tenant.second()));

        assertThat(outcome).isEqualTo(new ArchiveOutcome.Restored(tenant.own(), List.of(), List.of()));
        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(2);
    }

    @Test
    void restoringTellsWhatItMerges() {
        archive.put(tenant.other());
        IntakeOutcome.Accepted beside = (IntakeOutcome.Accepted) owner.intake()
                .take(SourceRecord.builder(Source.of(Source.Kind.LOYALTY_SIGNUP), "f")
                        .email(SmallTenant.OTHER_EMAIL.value())
                        .build());

        ArchiveOutcome outcome = archive.restore(tenant.other());

        assertThat(beside.kind()).isEqualTo(IntakeOutcome.Kind.CREATED);
        assertThat(outcome)
                .isEqualTo(new ArchiveOutcome.Restored(
                        tenant.other(),
                        List.of(new PersonaMerge(tenant.other(), List.of(beside.persona()))),
                        List.of()));
    }

    @Test
    void aPersonaThatNeverWasIsNotFound() {
        assertThatThrownBy(() -> archive.put(ABSENT))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no persona nobody");
        assertThatThrownBy(() -> archive.restore(ABSENT)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> support.archive().restorePrivacy(ABSENT, "case 7"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void archivingAgainForTheSameReasonChangesNothing() {
        archive.put(tenant.own());
        Map<String, Map<String, Content>> before = tenant.contents();

        assertThat(archive.put(tenant.own())).isEqualTo(new ArchiveOutcome.Unchanged());
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void restoringWhatIsNotThereChangesNothing() {
        Map<String, Map<String, Content>> before = tenant.contents();

        assertThat(archive.restore(tenant.own())).isEqualTo(new ArchiveOutcome.Unchanged());
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void aCallMadeAgainHasTheFirstAnswer() {
        Personas once = owner.withOperationId("op-1");
        ArchiveOutcome first = once.archive().put(tenant.own(), ArchiveReason.MANUAL, "moved away");
        archive.restore(tenant.own());

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

    @TestFactory
    Stream<DynamicTest> whatIsPrivatelyArchivedIsAsAbsentToStaff() {
        Map<String, Function<PersonaId, Object>> calls = new LinkedHashMap<>();
        calls.put("archive", archive::put);
        calls.put("restore", archive::restore);
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
        assertThatThrownBy(() -> archive.restore(tenant.archived())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void supportRestoresWhatIsPrivatelyArchived() {
        support.archive().restorePrivacy(tenant.privatelyArchived(), "case 7");

        assertThat(owner.search().byId(tenant.privatelyArchived())).isPresent();
        assertThat(support.archive().listPrivacy(null, 100).items()).isEmpty();
    }

    @Test
    void twoThatWereLinkedAndArchivedOneByOneAreOneAgainOnlyWhenBothAreBack() {
        MergeOutcome.Done link = (MergeOutcome.Done) owner.merges().link(tenant.own(), tenant.other(), "the same");
        archive.put(tenant.own());
        assertThat(owner.search().byId(tenant.other())).isEmpty();

        archive.restore(tenant.other());

        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(3);
        assertThat(owner.merges().withdraw(link.decision().orElseThrow(), "mistaken"))
                .isInstanceOf(MergeOutcome.Done.class);
        assertThat(owner.search().byId(tenant.own()).orElseThrow().profiles()).hasSize(2);
    }
}
