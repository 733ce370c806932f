package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.profile.Profile;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.store.tck.fault.StoreCall;

/** A process that dies at any of the commits of a change that takes several, and another that finds what it left. */
class RepairCrashTest {
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);

    /** A start, a change that takes several commits, how many these are, and who is together with whom then. */
    private record Change(Supplier<Trial> start, Consumer<Personas> call, long commits, Set<Set<String>> groups) {
        static Change of(Supplier<Trial> start, Consumer<Personas> call, int makes) {
            Trial undisturbed = start.get();
            long before = undisturbed.store().commits();
            call.accept(undisturbed.personas());
            undisturbed.contents().followFromTheFacts(undisturbed.facts().rules());
            assertThat(groupsIn(undisturbed)).hasSize(makes);
            return new Change(start, call, undisturbed.store().commits() - before, groupsIn(undisturbed));
        }

        /** A trial in which the process died at a commit, and lives again. */
        Trial cutShort(long commit, Fault how, int arrival) {
            Trial trial = start.get();
            trial.faults()
                    .inject(Faults.none().at(StoreCall.COMMIT, commit, how).arrivingAfter(arrival, arrival));
            assertThatThrownBy(() -> call.accept(trial.personas())).isInstanceOf(SimulatedCrash.class);
            trial.contents().areLegal();
            trial.faults().recover();
            trial.faults().inject(Faults.none());
            return trial;
        }

        /** Lets the call be made again, and then what is still under way arrive; whether anything was. */
        boolean madeAgain(Trial trial) {
            call.accept(trial.anotherEngine("n"));
            boolean isUnderway = trial.faults().report().underway() > 0;
            if (isUnderway) {
                assertMade(trial);
                trial.faults().settle();
            }
            assertMade(trial);
            return isUnderway;
        }

        private void assertMade(Trial trial) {
            trial.contents().areLegal();
            trial.contents().isQuiet();
            assertThat(groupsIn(trial)).isEqualTo(groups);
        }
    }

    /** Who is together with whom, by the keys of profiles. */
    private static Set<Set<String>> groupsIn(Trial trial) {
        Map<PersonaId, Set<String>> personas = new TreeMap<>();
        trial.store()
                .all(Trial.TENANT, "profile", Profile.class)
                .values()
                .forEach(profile -> personas.computeIfAbsent(profile.personaId(), id -> new TreeSet<>())
                        .add(profile.key()));
        return Set.copyOf(personas.values());
    }

    private static Trial groups() {
        return new Groups(4, IdentifierType.PHONE).started();
    }

    /** A record comes that reaches too much, and all that it reaches falls apart. */
    private static Change apart() {
        return Change.of(RepairCrashTest::groups, personas -> personas.intake().take(Groups.bridge()), 49);
    }

    private static Trial groupsApart() {
        Trial trial = groups();
        trial.personas().intake().take(Groups.bridge());
        return trial;
    }

    /** The record lets go, and all that it kept apart comes together. */
    private static Change together() {
        return Change.of(
                RepairCrashTest::groupsApart, personas -> personas.intake().take(Groups.noBridge()), 17);
    }

    private static void dyingAtAnyCommit(Change change, Fault how) {
        assertThat(change.commits()).isGreaterThan(2);
        for (long commit = 1; commit <= change.commits(); commit++) {
            Trial looked = change.cutShort(commit, how, 1);
            looked.anotherEngine("l").search().bySource(Groups.SOURCE, "0-0");
            looked.contents().followFromTheFacts(looked.facts().rules());
            change.madeAgain(looked);
            change.madeAgain(change.cutShort(commit, how, 1));
        }
    }

    @Test
    void dyingBeforeAnyCommitIsMadeGoodByWhoeverComesNext() {
        dyingAtAnyCommit(apart(), Fault.CRASH_BEFORE);
        dyingAtAnyCommit(together(), Fault.CRASH_BEFORE);
    }

    @Test
    void dyingAfterAnyCommitIsMadeGoodByWhoeverComesNext() {
        dyingAtAnyCommit(apart(), Fault.CRASH_AFTER);
        dyingAtAnyCommit(together(), Fault.CRASH_AFTER);
    }

    /** Each commit is under way when its sender dies, and arrives at any moment while the call is made again, or after that. */
    private static void arrivingAtAnyMoment(Change change) {
        int step = FACTOR > 1 ? 4 : 37;
        for (long commit = 1; commit <= change.commits(); commit++) {
            int arrival = 1 + (int) (5 * commit % step);
            while (!change.madeAgain(change.cutShort(commit, Fault.CRASH_UNDERWAY, arrival))) {
                arrival += step;
            }
        }
    }

    @Test
    void whatWasUnderWayWhileThingsFellApartDoesNoHarmWheneverItArrives() {
        arrivingAtAnyMoment(apart());
    }

    @Test
    void whatWasUnderWayWhileThingsCameTogetherDoesNoHarmWheneverItArrives() {
        arrivingAtAnyMoment(together());
    }
}
