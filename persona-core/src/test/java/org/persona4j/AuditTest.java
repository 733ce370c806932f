package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.audit.AuditEntry;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.ReviewPage;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;

/** What is remembered of who did what. */
class AuditTest {
    private static final Instant LATER = TestClock.START.plusSeconds(1);

    private final SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());
    private final Personas owner = tenant.as(Role.OWNER);
    private final Set<String> seeded = ids(entries());

    private List<AuditEntry> entries() {
        return all(cursor -> owner.audit().between(TestClock.START, LATER, cursor, 1_000));
    }

    private static <T> List<T> all(Function<@Nullable String, ReviewPage<T>> pages) {
        return Merges.all(pages);
    }

    private static Set<String> ids(List<AuditEntry> entries) {
        Set<String> ids = new TreeSet<>();
        entries.forEach(entry -> ids.add(entry.id()));
        return ids;
    }

    /** The entries since the beginning of the test. */
    private List<AuditEntry> added() {
        return entries().stream().filter(entry -> !seeded.contains(entry.id())).toList();
    }

    @TestFactory
    Stream<DynamicTest> eachCallThatChangesSomethingHasOneEntry() {
        return PublicCalls.all().stream()
                .map(call -> DynamicTest.dynamicTest(call.name(), () -> {
                    SmallTenant fresh = SmallTenant.alone(AccessPolicy.standard());
                    Personas asking = fresh.as(Role.SUPPORT);
                    List<AuditEntry> before = asking.audit()
                            .between(TestClock.START, LATER, null, 1_000)
                            .items();

                    call.make(fresh.as(call.by()), fresh);

                    List<AuditEntry> after = new ArrayList<>(asking.audit()
                            .between(TestClock.START, LATER, null, 1_000)
                            .items());
                    after.removeAll(before);
                    assertThat(after).hasSize(call.noted().isPresent() ? 1 : 0).allSatisfy(entry -> {
                        assertThat(Optional.of(entry.what())).isEqualTo(call.noted());
                        assertThat(entry.actor()).isEqualTo(Actor.of(call.by(), "u-1"));
                        assertThat(entry.at()).isEqualTo(TestClock.START);
                    });
                }));
    }

    @Test
    void anEntryTellsWhoDidWhatToWhomWhenAndWhy() {
        owner.merges().link(tenant.own(), tenant.other(), "the same");

        AuditEntry entry = added().get(0);

        assertThat(entry.actor()).isEqualTo(Actor.owner("u-1"));
        assertThat(entry.what()).isEqualTo("merges.link");
        assertThat(entry.personas()).containsExactlyInAnyOrder(tenant.own(), tenant.other());
        assertThat(entry.at()).isEqualTo(TestClock.START);
        assertThat(entry.reason()).contains("the same");
        assertThat(entry.outcome()).isEqualTo("done");
    }

    @Test
    void whatChangesNothingHasNoEntry() {
        owner.merges().link(tenant.own(), tenant.own(), "the same");
        owner.merges().release(SmallTenant.DECLARED, "nobody's");
        owner.merges().declareShared(SmallTenant.OTHER_EMAIL, "the desk");
        int before = added().size();

        owner.merges().declareShared(SmallTenant.OTHER_EMAIL, "the desk");
        owner.overrides().set(tenant.own(), "tier", TraitValue.of("gold"));
        owner.merges().separate(ProfileId.of(tenant.other().value()), "alone");

        assertThat(added()).hasSize(before);
    }

    @Test
    void whatIsNotAllowedHasNoEntry() {
        assertThatThrownBy(() -> tenant.as(Role.MANAGER).merges().link(tenant.own(), tenant.other(), "the same"))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(added()).isEmpty();
    }

    @Test
    void aCallMadeAgainHasOneEntry() {
        Personas once = owner.withOperationId("op-1");
        once.merges().link(tenant.own(), tenant.other(), "the same");

        once.merges().link(tenant.own(), tenant.other(), "the same");

        assertThat(added()).hasSize(1);
    }

    @Test
    void aCallWhoseOutcomeWasUnknownHasOneEntry() {
        AtomicBoolean stepped = new AtomicBoolean();
        tenant.watched().afterCommit((number, commit) -> {
            if (stepped.compareAndSet(false, true)) {
                throw new UnknownOutcomeException("no answer", new IllegalStateException("gone"));
            }
        });

        owner.traits().add(tenant.own(), Map.of("color", TraitValue.of("blue")));

        assertThat(stepped).isTrue();
        assertThat(added()).hasSize(1);
    }

    @Test
    void aRecordWhoseIntakeHadAnUnknownOutcomeHasOneEntry() {
        AtomicBoolean stepped = new AtomicBoolean();
        tenant.watched().afterCommit((number, commit) -> {
            if (stepped.compareAndSet(false, true)) {
                throw new UnknownOutcomeException("no answer", new IllegalStateException("gone"));
            }
        });

        SmallTenant.take(owner, SmallTenant.record("new").email("new@mail.net"));

        assertThat(stepped).isTrue();
        assertThat(added()).extracting(AuditEntry::outcome).containsExactly("created");
    }

    @Test
    void aCallThatHadToBeTriedAgainHasOneEntry() {
        AtomicBoolean stepped = new AtomicBoolean();
        tenant.watched().beforeCommit((number, commit) -> {
            if (stepped.compareAndSet(false, true)) {
                throw new CommitConflictException(commit.expectations().keySet());
            }
        });

        owner.merges().separate(tenant.second(), "another");

        assertThat(stepped).isTrue();
        assertThat(added()).hasSize(1);
    }

    @Test
    void aCommitThatFailsLeavesNeitherTheChangeNorTheEntry() {
        tenant.watched().beforeCommit((number, commit) -> {
            throw new StoreUnavailableException("gone", new IllegalStateException("gone"));
        });

        assertThatThrownBy(() -> owner.merges().separate(tenant.second(), "another"))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(added()).isEmpty();
    }

    @Test
    void recordsOfMachinesAndRowsOfFilesHaveNoEntry() {
        SourceRecord till = SmallTenant.record("new").email("new@mail.net").build();
        SourceRecord row = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "row")
                .email("row@mail.net")
                .build();

        tenant.as(Role.SYSTEM).intake().take(till);
        owner.intake().take(row);

        assertThat(added()).isEmpty();
    }

    @Test
    void whatAMachineEditsHasAnEntry() {
        tenant.as(Role.SYSTEM).overrides().set(tenant.own(), "tier", TraitValue.of("silver"));

        assertThat(added()).extracting(entry -> entry.actor().role()).containsExactly(Role.SYSTEM);
    }

    @Test
    void eachRecordOfACallHasAnEntryOfItsOwn() {
        owner.intake()
                .takeAll(List.of(
                        SmallTenant.record("a").email("a@mail.net").build(),
                        SmallTenant.record("b").email("a@mail.net").build(),
                        SmallTenant.record("a").email("a@mail.net").build()));

        assertThat(added()).extracting(AuditEntry::outcome).containsExactlyInAnyOrder("created", "attached");
    }

    @Test
    void aPersonaHasTheEntriesOfAllItsProfiles() {
        owner.merges().link(tenant.own(), tenant.other(), "the same");
        Set<String> named = new TreeSet<>();
        Set<PersonaId> members = Set.of(
                tenant.own(), tenant.other(), PersonaId.of(tenant.second().value()));
        entries().stream()
                .filter(entry -> entry.personas().stream().anyMatch(members::contains))
                .forEach(entry -> named.add(entry.id()));

        List<AuditEntry> found = all(cursor -> owner.audit().byPersona(tenant.other(), cursor, 2));

        assertThat(ids(found)).isEqualTo(named).hasSize(found.size()).hasSizeGreaterThan(6);
    }

    @Test
    void whatWasDoneToAProfileLeavesWithIt() {
        PersonaId second = PersonaId.of(tenant.second().value());
        owner.traits().add(second, Map.of("color", TraitValue.of("blue")));
        String id = added().get(0).id();
        assertThat(ids(owner.audit().byPersona(tenant.own(), null, 100).items()))
                .contains(id);

        owner.merges().separate(tenant.second(), "another");

        assertThat(ids(owner.audit().byPersona(tenant.own(), null, 100).items()))
                .doesNotContain(id);
        assertThat(ids(owner.audit().byPersona(second, null, 100).items())).contains(id);
    }

    @Test
    void entriesArePagedNewestFirst() {
        List<AuditEntry> byPages = all(cursor -> owner.audit().between(TestClock.START, LATER, cursor, 2));
        List<AuditEntry> ofOne = all(cursor -> owner.audit().byPersona(tenant.own(), cursor, 1));

        assertThat(byPages).extracting(AuditEntry::id).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(byPages).isEqualTo(entries());
        assertThat(ofOne).extracting(AuditEntry::id).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(ofOne)
                .isEqualTo(owner.audit().byPersona(tenant.own(), null, 100).items());
    }

    @Test
    void aTimeBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        assertThat(owner.audit().between(TestClock.START, LATER, null, 100).items())
                .isNotEmpty();
        assertThat(owner.audit()
                        .between(TestClock.START.minusSeconds(1), TestClock.START, null, 100)
                        .items())
                .isEmpty();
        assertThat(owner.audit()
                        .between(TestClock.START.plusNanos(1), Instant.MAX, null, 100)
                        .items())
                .isEmpty();
        assertThat(owner.audit().between(Instant.MIN, Instant.MAX, null, 100).items())
                .isEqualTo(entries());
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> owner.audit().between(LATER, TestClock.START, null, 10))
                .withMessageContaining("untilExclusive");
    }

    @Test
    void aPageOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> owner.audit().byPersona(tenant.own(), null, 0))
                .withMessageContaining("limit");
    }

    @Test
    void aPersonaThatNeverWasHasNoEntries() {
        ReviewPage<AuditEntry> page = owner.audit().byPersona(PersonaId.of("nobody"), null, 10);

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void forgettingNothingHasNoEntry() {
        owner.operations().forgetBefore(TestClock.START.minus(Duration.ofDays(1)));

        assertThat(added()).isEmpty();
    }
}
