package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.StaffArchive.NEW_PHONE;
import static org.persona4j.StaffArchive.persona;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveEntry;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;

/** Who the list of the archive shows, with what, and to whom. */
class ArchiveListTest {
    private final StaffArchive archive = new StaffArchive();
    private final SmallTenant tenant = archive.tenant;
    private final Personas owner = archive.owner;
    private final Personas support = tenant.as(Role.SUPPORT);

    private ArchiveEntry entry(PersonaId id) {
        return owner.archive().list(null, 100).items().stream()
                .filter(entry -> entry.persona().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void archivingAgainForAnotherReasonChangesTheReason() {
        archive.put(tenant.own());

        ArchiveOutcome outcome = owner.archive().put(tenant.own(), ArchiveReason.DUPLICATE, "there twice");

        assertThat(outcome).isEqualTo(new ArchiveOutcome.Archived(tenant.own(), List.of()));
        assertThat(entry(tenant.own()).reason()).isEqualTo(ArchiveReason.DUPLICATE);
    }

    @Test
    void thePhoneIsListedAndNothingElse() {
        Optional<Identifier> phone =
                owner.search().byId(tenant.own()).orElseThrow().primaryPhone();
        archive.put(tenant.own());

        ArchiveEntry entry = entry(tenant.own());

        assertThat(entry.contact()).isPresent().isEqualTo(phone);
        assertThat(entry.reason()).isEqualTo(ArchiveReason.MANUAL);
        assertThat(entry.at()).isEqualTo(TestClock.START);
    }

    @Test
    void whoHasNoPhoneIsListedByTheAddress() {
        archive.put(tenant.other());

        assertThat(entry(tenant.other()).contact()).contains(SmallTenant.OTHER_EMAIL);
    }

    @Test
    void whoHasNeitherIsListedAllTheSame() {
        ProfileId none = SmallTenant.take(owner, SmallTenant.record("none").addMedicalIds("MED1X"));
        archive.put(persona(none));

        assertThat(entry(persona(none)).contact()).isEmpty();
    }

    @Test
    void theListIsPagedInTheOrderOfTheIds() {
        archive.put(tenant.own());
        archive.put(tenant.other());
        archive.put(persona(tenant.separated()));

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
