package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** A persona is archived or restored while others take in what belongs to it, or merge it. */
class ArchiveConcurrencyTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final Source FORM = Source.of(Source.Kind.LOYALTY_SIGNUP);
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);
    private static final int THREADS = 4;
    private static final int RECORDS = 12;
    private static final int LARGE = 8;

    private static String phone(int number) {
        return String.format(Locale.ROOT, "+1603555%04d", 1200 + number);
    }

    private static SourceRecord record(String id, int... phones) {
        SourceRecord.Builder record = SourceRecord.builder(SOURCE, id).observedAt(TestClock.START);
        for (int phone : phones) {
            record.phone(phone(phone));
        }
        return record.build();
    }

    private static PersonaId take(Personas personas, SourceRecord record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record)).persona();
    }

    private static Trial trial(int cap) {
        return new Trial(IdentityRules.builder().sizeCap(cap).nameLimit(2).build());
    }

    private static ArchiveOutcome archive(Personas personas, PersonaId id) {
        return personas.archive().put(id, ArchiveReason.MANUAL, "not now");
    }

    private static ArchiveOutcome restore(Personas personas, PersonaId id) {
        return personas.archive().restore(id, "wanted again");
    }

    private static void followsFromTheFacts(Trial trial) {
        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    /** Lets something happen when the next commit is made of what was read. */
    private static AtomicBoolean beforeNextCommit(Trial trial, Runnable step) {
        AtomicBoolean stepped = new AtomicBoolean();
        trial.store().beforeCommit((number, commit) -> {
            if (stepped.compareAndSet(false, true)) {
                step.run();
            }
        });
        return stepped;
    }

    @Test
    void aRecordThatArrivesWhileItsPersonaIsArchivedIsSkipped() {
        Trial trial = trial(4);
        PersonaId id = take(trial.personas(), record("a", 0));
        AtomicBoolean stepped = beforeNextCommit(trial, () -> archive(trial.anotherEngine("o"), id));

        IntakeOutcome outcome = trial.personas().intake().take(record("b", 0));

        assertThat(stepped).isTrue();
        assertThat(outcome).isEqualTo(new IntakeOutcome.Archived(List.of()));
        followsFromTheFacts(trial);
    }

    @Test
    void aPersonaThatGainsAProfileWhileItIsArchivedIsArchivedAsAWhole() {
        Trial trial = trial(4);
        PersonaId id = take(trial.personas(), record("a", 0));
        AtomicBoolean stepped = beforeNextCommit(trial, () -> take(trial.anotherEngine("o"), record("b", 0)));

        archive(trial.personas(), id);

        assertThat(stepped).isTrue();
        assertThat(trial.store().all(Trial.TENANT, "profile", Profile.class).values())
                .hasSize(2)
                .allMatch(profile -> profile.absence().isPresent());
        followsFromTheFacts(trial);
    }

    @Test
    void aPersonaThatIsMergedWhileItIsArchivedIsArchivedWithTheOther() {
        Trial trial = trial(4);
        PersonaId one = take(trial.personas(), record("a", 0));
        PersonaId other = take(trial.personas(), record("b", 1));
        AtomicBoolean stepped =
                beforeNextCommit(trial, () -> trial.anotherEngine("o").merges().link(one, other, "the same"));

        ArchiveOutcome outcome = archive(trial.personas(), other);

        assertThat(stepped).isTrue();
        PersonaId both = one.compareTo(other) < 0 ? one : other;
        assertThat(outcome).isEqualTo(new ArchiveOutcome.Archived(both, List.of()));
        assertThat(trial.personas().search().byId(one)).isEmpty();
        followsFromTheFacts(trial);
    }

    @Test
    void aPersonaThatIsArchivedWhileItIsMergedIsNotThereToMerge() {
        Trial trial = trial(4);
        PersonaId one = take(trial.personas(), record("a", 0));
        PersonaId other = take(trial.personas(), record("b", 1));
        AtomicBoolean stepped = beforeNextCommit(trial, () -> archive(trial.anotherEngine("o"), other));

        String answer;
        try {
            answer = trial.personas().merges().link(one, other, "the same").toString();
        } catch (NotFoundException absent) {
            answer = absent.getMessage();
        }

        assertThat(stepped).isTrue();
        assertThat(answer).isEqualTo("there is no persona " + other);
        followsFromTheFacts(trial);
    }

    /** A record with many values of its own, so that much must be read. */
    private static SourceRecord.Builder much(String id, int phone) {
        SourceRecord.Builder record = SourceRecord.builder(FORM, id).phone(phone(phone));
        for (int own = 0; own < 14; own++) {
            record.addMedicalIds("MED" + id + own);
        }
        return record;
    }

    @Test
    void twoThatALinkMakesOneNoticeThatTheyComeBackAtTheSameMoment() {
        Trial trial = trial(6);
        Personas personas = trial.personas();
        PersonaId one = take(personas, much("a", 0).build());
        PersonaId other = take(personas, record("b", 1));
        PersonaId third = take(personas, record("c", 2));
        personas.merges().link(one, other, "the same");
        MergeOutcome.Done withThird = (MergeOutcome.Done) personas.merges().link(one, third, "the same");
        MergeOutcome.Done apart =
                (MergeOutcome.Done) personas.merges().separate(ProfileId.of(other.value()), "another");
        personas.merges().withdraw(withThird.decision().orElseThrow(), "mistaken");
        archive(personas, one);
        personas.merges().withdraw(apart.decision().orElseThrow(), "mistaken");
        archive(personas, other);
        archive(personas, third);
        for (String beside : List.of("d", "e", "f", "g")) {
            take(personas, much(beside, 0).build());
        }
        AtomicBoolean stepped = beforeNextCommit(trial, () -> restore(trial.anotherEngine("o"), other));

        restore(personas, one);

        assertThat(stepped).isTrue();
        followsFromTheFacts(trial);
        assertThat(personas.search().byId(one).orElseThrow().profiles()).hasSize(6);
    }

    /** A persona that takes several commits to archive, but for one profile as large as it may be. */
    private static PersonaId large(Trial trial) {
        PersonaId id = take(trial.personas(), much("l0", 0).build());
        for (int member = 1; member < LARGE - 1; member++) {
            id = take(trial.personas(), much("l" + member, 0).build());
        }
        return id;
    }

    @Test
    void aLargePersonaThatGainsAProfileWhileItIsArchivedIsArchivedAsAWhole() {
        Trial trial = trial(LARGE);
        PersonaId id = large(trial);
        AtomicBoolean stepped = beforeNextCommit(trial, () -> take(trial.anotherEngine("o"), record("late", 0)));

        archive(trial.personas(), id);

        assertThat(stepped).isTrue();
        assertThat(trial.store().all(Trial.TENANT, "profile", Profile.class).values())
                .hasSize(LARGE)
                .allMatch(profile -> profile.absence().isPresent());
        followsFromTheFacts(trial);
    }

    @Test
    void nobodySeesHalfOfALargePersonaBeingArchived() {
        Trial trial = trial(LARGE);
        PersonaId id = large(trial);
        List<Integer> seen = new ArrayList<>();
        AtomicBoolean looking = new AtomicBoolean();
        trial.store().afterCommit((number, commit) -> {
            if (looking.compareAndSet(false, true)) {
                seen.add(trial.anotherEngine("l" + number)
                        .search()
                        .byPhone(phone(0))
                        .size());
                looking.set(false);
            }
        });

        archive(trial.personas(), id);

        assertThat(seen).isNotEmpty().containsOnly(0);
        followsFromTheFacts(trial);
    }

    /** Makes some call at random; one about somebody who is in the archive just then has no effect. */
    private static void act(Random random, Personas personas, List<PersonaId> seen) {
        PersonaId some = seen.get(random.nextInt(seen.size()));
        try {
            switch (random.nextInt(6)) {
                case 0 -> archive(personas, some);
                case 1 -> restore(personas, some);
                case 2 -> personas.merges().link(some, seen.get(random.nextInt(seen.size())), "the same");
                case 3 -> personas.merges().separate(ProfileId.of(some.value()), "another");
                default ->
                    personas.intake().take(record("r" + random.nextInt(RECORDS), random.nextInt(6), random.nextInt(6)));
            }
        } catch (NotFoundException absent) {
            assertThat(absent).hasMessageContaining("there is no p");
        }
    }

    private static void together(Trial trial, List<PersonaId> seen, int each, long seed) throws Exception {
        List<Personas> engines = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            engines.add(trial.anotherEngine("t" + thread + "-"));
        }
        Together.run(THREADS, thread -> {
            Random random = new Random(seed + thread);
            for (int i = 0; i < each; i++) {
                act(random, engines.get(thread), seen);
            }
        });
    }

    @Test
    void archivingMixesWithIntakesAndDecisions() throws Exception {
        for (int round = 0; round < 20 * FACTOR; round++) {
            Trial trial = trial(round % 2 == 0 ? 4 : 12);
            List<PersonaId> seen = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                IntakeOutcome outcome = trial.personas().intake().take(record("r" + i, i % 6));
                seen.add(PersonaId.of(
                        ((IntakeOutcome.Accepted) outcome).profile().value()));
            }

            together(trial, seen, 40, round);

            followsFromTheFacts(trial);
        }
    }
}
