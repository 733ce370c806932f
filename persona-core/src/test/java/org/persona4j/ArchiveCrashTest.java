package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.Content;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.store.tck.fault.StoreCall;

/**
 * A persona too large to be archived or restored in one commit, a process that dies at any of the commits it takes, and another
 * that finds what it left.
 */
class ArchiveCrashTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);
    private static final int CAP = 8;
    private static final int OWN_MEDICAL_IDS = 12;
    private static final String PHONE = "+16035551201";
    private static final String EMAIL = "all@mail.net";

    /** A trial, the large persona in it, and two small ones that are one as long as the large one is out of their way. */
    private record Start(Trial trial, PersonaId large, PersonaId small, PersonaId other) {
        static Start begun() {
            Trial trial = new Trial(IdentityRules.builder().sizeCap(CAP).build(), 2);
            PersonaId large = take(trial, member(0).email(EMAIL));
            for (int member = 1; member < CAP; member++) {
                large = take(trial, member(member));
            }
            PersonaId small = take(trial, record("s0").phone("+16035551300").email(EMAIL));
            PersonaId other = take(trial, record("s1").phone("+16035551301").email(EMAIL));
            assertThat(small).isNotEqualTo(other);
            return new Start(trial, large, small, other);
        }

        static Start archived() {
            Start start = begun();
            archive(start.trial.personas(), start.large);
            return start;
        }

        private static SourceRecord.Builder member(int member) {
            SourceRecord.Builder record = record("l" + member).phone(PHONE);
            for (int own = 0; own < OWN_MEDICAL_IDS; own++) {
                record.addMedicalIds("MED" + member + "X" + own);
            }
            return record;
        }

        private static SourceRecord.Builder record(String id) {
            return SourceRecord.builder(SOURCE, id);
        }

        private static PersonaId take(Trial trial, SourceRecord.Builder record) {
            return ((IntakeOutcome.Accepted) trial.personas().intake().take(record.build())).persona();
        }

        /** All that tells who is who. */
        Map<String, Map<String, Content>> facts() {
            trial.contents().followFromTheFacts(trial.facts().rules());
            Map<String, Map<String, Content>> facts = new TreeMap<>();
            for (String kind :
                    List.of("profile", "persona", "source", "identifier", "owner", "former", "archived", "tenant")) {
                facts.put(kind, trial.store().contents(Trial.TENANT, kind));
            }
            return facts;
        }
    }

    private static ArchiveOutcome archive(Personas personas, PersonaId id) {
        return personas.withOperationId("op-1").archive().put(id, ArchiveReason.MANUAL, "not now");
    }

    private static ArchiveOutcome restore(Personas personas, PersonaId id) {
        return personas.withOperationId("op-2").archive().restore(id, "wanted again");
    }

    /** A call that takes several commits, how many these are, and what there is then. */
    private record Change(
            Supplier<Start> start,
            BiFunction<Personas, PersonaId, ArchiveOutcome> call,
            ArchiveOutcome outcome,
            long commits,
            Map<String, Map<String, Content>> facts) {
        static Change of(Supplier<Start> start, BiFunction<Personas, PersonaId, ArchiveOutcome> call) {
            Start undisturbed = start.get();
            long before = undisturbed.trial().store().commits();
            ArchiveOutcome outcome = call.apply(undisturbed.trial().personas(), undisturbed.large());
            long commits = undisturbed.trial().store().commits() - before;
            assertThat(commits).isGreaterThan(4);
            return new Change(start, call, outcome, commits, undisturbed.facts());
        }

        /** A start in which the process died at a commit, and lives again. */
        Start cutShort(long commit, Fault how, int arrival) {
            Start cut = start.get();
            cut.trial()
                    .faults()
                    .inject(Faults.none().at(StoreCall.COMMIT, commit, how).arrivingAfter(arrival, arrival));
            assertThatThrownBy(() -> call.apply(cut.trial().personas(), cut.large()))
                    .isInstanceOf(SimulatedCrash.class);
            cut.trial().contents().areLegal();
            cut.trial().faults().recover();
            cut.trial().faults().inject(Faults.none());
            return cut;
        }

        /** Makes the call again, and then lets what is still under way arrive; whether anything was. */
        boolean madeAgain(Start cut) {
            assertThat(call.apply(cut.trial().anotherEngine("n"), cut.large())).isEqualTo(outcome);
            boolean isUnderway = cut.trial().faults().report().underway() > 0;
            if (isUnderway) {
                assertThat(cut.facts()).isEqualTo(facts);
                cut.trial().faults().settle();
            }
            assertThat(cut.facts()).isEqualTo(facts);
            return isUnderway;
        }
    }

    private static Change archiving() {
        return Change.of(Start::begun, ArchiveCrashTest::archive);
    }

    private static Change restoring() {
        return Change.of(Start::archived, ArchiveCrashTest::restore);
    }

    private static void dyingAtAnyCommit(Change change, Fault how) {
        for (long commit = 1; commit <= change.commits(); commit++) {
            Start looked = change.cutShort(commit, how, 1);
            looked.trial().anotherEngine("l").search().bySource(SOURCE, "s0");
            looked.facts();
            change.madeAgain(looked);
            change.madeAgain(change.cutShort(commit, how, 1));
        }
    }

    /** The commit is under way when its sender dies, and arrives at any moment while the call is made again, or after that. */
    private static void arrivingAtAnyMoment(Change change) {
        int step = FACTOR > 1 ? 3 : 23;
        for (long commit = 1; commit <= change.commits(); commit++) {
            int arrival = 1 + (int) (5 * commit % step);
            while (!change.madeAgain(change.cutShort(commit, Fault.CRASH_UNDERWAY, arrival))) {
                arrival += step;
            }
        }
    }

    @Test
    void whatTakesSeveralCommitsIsAnsweredAsIfItTookOne() {
        Start start = Start.begun();

        ArchiveOutcome archived = archive(start.trial().personas(), start.large());
        ArchiveOutcome restored = restore(start.trial().personas(), start.large());

        List<PersonaId> both = List.of(start.small(), start.other());
        PersonaId one = start.small().compareTo(start.other()) < 0 ? start.small() : start.other();
        PersonaId two = one.equals(start.small()) ? start.other() : start.small();
        assertThat(archived)
                .isEqualTo(new ArchiveOutcome.Archived(start.large(), List.of(new PersonaMerge(one, List.of(two)))));
        assertThat(restored)
                .isEqualTo(new ArchiveOutcome.Restored(
                        start.large(),
                        List.of(),
                        List.of(new PersonaSplit(one, both.stream().sorted().toList()))));
    }

    @Test
    void whatWasArchivedAndRestoredInSeveralCommitsIsAsItWas() {
        Start start = Start.begun();
        Map<String, Map<String, Content>> before = start.facts();
        archive(start.trial().personas(), start.large());

        restore(start.trial().personas(), start.large());

        assertThat(start.facts()).isEqualTo(before);
    }

    @Test
    void dyingAtAnyCommitOfArchivingIsMadeGoodByWhoeverComesNext() {
        dyingAtAnyCommit(archiving(), Fault.CRASH_BEFORE);
        dyingAtAnyCommit(archiving(), Fault.CRASH_AFTER);
    }

    @Test
    void dyingAtAnyCommitOfRestoringIsMadeGoodByWhoeverComesNext() {
        dyingAtAnyCommit(restoring(), Fault.CRASH_BEFORE);
        dyingAtAnyCommit(restoring(), Fault.CRASH_AFTER);
    }

    @Test
    void whatWasUnderWayDoesNoHarmWheneverItArrives() {
        arrivingAtAnyMoment(archiving());
        arrivingAtAnyMoment(restoring());
    }

    @Test
    void recordsThatAreStillUnderAnEarlierHashKeyAreMovedOnTheWay() {
        Start start = Start.begun();
        Map<String, Map<String, Content>> before = start.facts();
        Personas personas = start.trial().anotherEngine("k", 2);
        personas.keys().rotateTo(2);

        archive(personas, start.large());
        start.facts();
        restore(personas, start.large());

        Map<String, Map<String, Content>> after = start.facts();
        for (String kind : List.of("profile", "persona", "archived")) {
            assertThat(after.get(kind)).as(kind).isEqualTo(before.get(kind));
        }
    }
}
