package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.FaultReport;
import org.persona4j.store.tck.fault.Faults;

/** Many threads over a store that goes wrong, each trying again until it is answered: every fact is there, once. */
class FaultConcurrencyTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final int THREADS = 4;
    private static final int VALUES = 200;
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);

    /** What one thread was told, and what it should find. */
    private static final class Diary {
        private final String name;
        private final Client client;
        private final List<ProfileId> profiles = new ArrayList<>();
        private final List<DecisionId> decisions = new ArrayList<>();

        Diary(String name, Client client) {
            this.name = name;
            this.client = client;
        }

        void takeIn(int number, Random random) {
            SourceRecord record = SourceRecord.builder(SOURCE, name + number)
                    .observedAt(TestClock.START.plusSeconds(number))
                    .phone(String.format(Locale.ROOT, "+1603555%04d", 1200 + random.nextInt(VALUES)))
                    .email("e" + random.nextInt(VALUES) + "@mail.net")
                    .build();
            IntakeOutcome outcome = client.ask(personas -> personas.intake().take(record));
            profiles.add(((IntakeOutcome.Accepted) outcome).profile());
        }

        void decide(int number, Random random) {
            ProfileId one = profiles.get(random.nextInt(profiles.size()));
            ProfileId other = profiles.get(random.nextInt(profiles.size()));
            MergeOutcome outcome = client.ask(personas -> number % 2 == 0
                    ? personas.merges().link(PersonaId.of(one.value()), PersonaId.of(other.value()), "the same")
                    : personas.merges().separate(one, "another"));
            if (outcome instanceof MergeOutcome.Done done) {
                decisions.add(done.decision().orElseThrow());
            }
            client.tell(personas ->
                    personas.traits().add(PersonaId.of(one.value()), Map.of(name + number, TraitValue.of("told"))));
        }
    }

    private static Faults faults(long seed) {
        return Faults.nuisances(seed)
                .with(Fault.UNAVAILABLE, 0.02)
                .with(Fault.REWRITE, 0.02)
                .with(Fault.VISIT, 0.02)
                .with(Fault.UNKNOWN_LOST, 0.03)
                .with(Fault.UNKNOWN_APPLIED, 0.03)
                .with(Fault.UNKNOWN_LATE, 0.05)
                .with(Fault.CRASH_BEFORE, 0.005)
                .with(Fault.CRASH_AFTER, 0.005)
                .with(Fault.CRASH_UNDERWAY, 0.005);
    }

    private static List<Diary> lived(Trial trial, int each) throws Exception {
        List<Diary> diaries = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            diaries.add(new Diary("t" + thread + "-", trial.anotherPersistentClient("t" + thread)));
        }
        Together.run(THREADS, thread -> {
            Random random = new Random(thread);
            Diary diary = diaries.get(thread);
            for (int i = 0; i < each; i++) {
                diary.takeIn(i, random);
                if (i % 5 == 4) {
                    diary.decide(i, random);
                }
            }
        });
        return diaries;
    }

    @Test
    void everyFactThatAnyThreadWasToldOfIsThereOnce() throws Exception {
        for (int round = 0; round < 2 * FACTOR; round++) {
            Trial trial = Trial.despite(
                    faults(round),
                    IdentityRules.builder()
                            .sizeCap(round % 2 == 0 ? 4 : 40)
                            .nameLimit(2)
                            .build());
            int each = 60;

            List<Diary> diaries = lived(trial, each);

            trial.faults().recover();
            trial.faults().inject(Faults.none());
            trial.faults().settle();
            trial.anotherEngine("z").search().bySource(SOURCE, "t0-0");
            trial.contents().followFromTheFacts(trial.facts().rules());
            assertThat(trial.store().contents(Trial.TENANT, "source")).hasSize(THREADS * each);
            assertThat(trial.store().all(Trial.TENANT, "profile", Profile.class).values())
                    .extracting(Profile::id)
                    .containsExactlyInAnyOrderElementsOf(all(diaries, diary -> diary.profiles));
            assertThat(trial.store()
                            .all(Trial.TENANT, "decision", Decision.class)
                            .values())
                    .extracting(Decision::id)
                    .containsExactlyInAnyOrderElementsOf(all(diaries, diary -> diary.decisions));
            FaultReport report = trial.faults().report();
            assertThat(report.landedLate()).isPositive();
            assertThat(report.refusedLate()).isPositive();
        }
    }

    private static <T> List<T> all(List<Diary> diaries, Function<Diary, List<T>> part) {
        return diaries.stream().flatMap(diary -> part.apply(diary).stream()).toList();
    }
}
