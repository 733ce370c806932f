package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** Many threads, one truth: whatever the threads did, the store holds what follows from the facts, and no fact is lost. */
class ConcurrencyTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final int THREADS = 8;
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);

    /** What one thread does. */
    private interface Work {
        void run(int thread, Random random, Personas personas) throws Exception;
    }

    private static void together(Trial trial, int threads, long seed, Work work) throws Exception {
        List<Personas> engines = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            engines.add(thread % 2 == 0 ? trial.personas() : trial.anotherEngine("t" + thread + "-"));
        }
        Together.run(threads, thread -> work.run(thread, new Random(seed + thread), engines.get(thread)));
    }

    private static String phone(int number) {
        return String.format(Locale.ROOT, "+1603555%04d", 1200 + number);
    }

    private static SourceRecord record(String id, int second, int... phones) {
        SourceRecord.Builder record = SourceRecord.builder(SOURCE, id).observedAt(TestClock.START.plusSeconds(second));
        for (int phone : phones) {
            record.phone(phone(phone));
        }
        return record.build();
    }

    private static Trial trial(int cap) {
        return new Trial(IdentityRules.builder().sizeCap(cap).nameLimit(2).build());
    }

    private static void assertFollowsFromTheFacts(Trial trial) {
        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    @Test
    void twoThreadsEndWhereOneAfterTheOtherWould() throws Exception {
        for (int round = 0; round < 300 * FACTOR; round++) {
            Trial trial = trial(4);
            int seed = round;

            together(trial, 2, seed, (thread, random, personas) -> {
                for (int i = 0; i < 4; i++) {
                    personas.intake()
                            .take(record(
                                    thread + "-" + random.nextInt(3), i, random.nextInt(3), 3 + random.nextInt(2)));
                }
            });

            assertFollowsFromTheFacts(trial);
        }
    }

    @Test
    void heavyOverlapLosesNothing() throws Exception {
        Trial trial = trial(200);
        int each = 1_000 * FACTOR;

        together(trial, THREADS, 7, (thread, random, personas) -> {
            for (int i = 0; i < each; i++) {
                int record = random.nextInt(each * 4);
                int near = record / 3;
                personas.intake()
                        .take(SourceRecord.builder(SOURCE, "r" + record)
                                .observedAt(TestClock.START)
                                .phone(phone(near % 8_000))
                                .email("e" + (near + record % 2) + "@mail.net")
                                .build());
            }
        });

        assertFollowsFromTheFacts(trial);
    }

    @Test
    void everyRecordTakenInByAnyThreadIsThere() throws Exception {
        Trial trial = trial(4);
        int each = 150;

        together(trial, THREADS, 3, (thread, random, personas) -> {
            for (int i = 0; i < each; i++) {
                personas.intake().take(record(thread + "-" + i, i, random.nextInt(40), 40 + random.nextInt(40)));
            }
        });

        assertThat(trial.store().contents(Trial.TENANT, "source")).hasSize(THREADS * each);
        assertFollowsFromTheFacts(trial);
    }

    @Test
    void ownersOfAFullValueComeAndGoAtTheSameTime() throws Exception {
        for (int round = 0; round < 3 * FACTOR; round++) {
            Trial trial = trial(3);
            int seed = round;

            together(trial, THREADS, seed, (thread, random, personas) -> {
                for (int i = 0; i < 60; i++) {
                    boolean carries = random.nextInt(3) > 0;
                    SourceRecord.Builder record = SourceRecord.builder(SOURCE, "r" + random.nextInt(30))
                            .observedAt(TestClock.START.plusSeconds(1 + i))
                            .sequence(thread);
                    personas.intake()
                            .take(
                                    carries
                                            ? record.phone(phone(0)).build()
                                            : record.addCleared(IdentifierType.PHONE)
                                                    .build());
                }
            });

            assertFollowsFromTheFacts(trial);
        }
    }

    @Test
    void decisionsAndCorrectionsMixWithIntakes() throws Exception {
        for (int round = 0; round < 4 * FACTOR; round++) {
            Trial trial = trial(round % 2 == 0 ? 4 : 12);
            for (int i = 0; i < 20; i++) {
                trial.personas().intake().take(record("r" + i, 0, i % 7));
            }
            List<ProfileId> profiles = trial.store().all(Trial.TENANT, "profile", Profile.class).values().stream()
                    .map(Profile::id)
                    .toList();
            int seed = round;

            together(trial, THREADS, seed, (thread, random, personas) -> {
                List<DecisionId> made = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    act(random, personas, profiles, made, thread + "-" + i);
                }
            });

            assertFollowsFromTheFacts(trial);
        }
    }

    private static void act(
            Random random, Personas personas, List<ProfileId> profiles, List<DecisionId> made, String id) {
        ProfileId one = profiles.get(random.nextInt(profiles.size()));
        ProfileId other = profiles.get(random.nextInt(profiles.size()));
        Identifier phone = Identifier.of(IdentifierType.PHONE, phone(random.nextInt(7)));
        MergeOutcome outcome = switch (random.nextInt(9)) {
            case 0 -> personas.merges().link(PersonaId.of(one.value()), PersonaId.of(other.value()), "same");
            case 1 -> personas.merges().separate(one, "another");
            case 2 ->
                made.isEmpty()
                        ? new MergeOutcome.Unchanged()
                        : personas.merges().withdraw(made.remove(made.size() - 1), "mistaken");
            case 3 -> personas.merges().correct(one, List.of(phone), List.of(), "wrong");
            case 4 -> personas.merges().withdrawCorrection(one, phone, "right");
            case 5 ->
                random.nextBoolean()
                        ? personas.merges().declareShared(phone, "many")
                        : personas.merges().withdrawDeclaration(phone, "mistaken");
            default -> {
                personas.intake().take(record(id, random.nextInt(3), random.nextInt(7), random.nextInt(7)));
                yield new MergeOutcome.Unchanged();
            }
        };
        if (outcome instanceof MergeOutcome.Done done) {
            done.decision().ifPresent(made::add);
        }
    }

    @Test
    void largeRearrangementsMixWithIntakes() throws Exception {
        Trial trial = trial(8);
        for (int i = 0; i < 112; i++) {
            trial.personas().intake().take(record("g" + i, 0, i % 16));
        }

        together(trial, 4, 11, (thread, random, personas) -> {
            for (int i = 0; i < 6; i++) {
                if (thread == 0) {
                    int[] all = new int[i % 2 == 0 ? 16 : 1];
                    for (int phone = 0; phone < all.length; phone++) {
                        all[phone] = phone;
                    }
                    personas.intake().take(record("bridge", 1 + i, all));
                } else {
                    personas.intake().take(record("r" + random.nextInt(6), i * 4 + thread, random.nextInt(16)));
                    personas.search().bySource(SOURCE, "g" + random.nextInt(112));
                }
            }
        });

        assertFollowsFromTheFacts(trial);
    }

    @Test
    void readersSeeWholePersonasAtEveryMoment() throws Exception {
        Trial trial = trial(8);

        together(trial, 4, 5, (thread, random, personas) -> {
            for (int i = 0; i < 150; i++) {
                String id = "r" + random.nextInt(12);
                if (thread < 2) {
                    personas.intake().take(record(id, thread + 2 * i, random.nextInt(5)));
                } else {
                    personas.search()
                            .bySource(SOURCE, id)
                            .ifPresent(persona -> assertThat(persona.profiles())
                                    .allSatisfy(profile ->
                                            assertThat(profile.personaId()).isEqualTo(persona.id())));
                }
            }
        });

        assertFollowsFromTheFacts(trial);
    }
}
