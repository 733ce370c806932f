package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.internal.RecordKind;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.StoreCall;

/** Intakes of which a commit has an outcome that nobody knows: they have one effect, and the answer says which. */
class LostAnswersTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

    private final Trial trial = new Trial(IdentityRules.standard());

    private static SourceRecord record(String id, String... phones) {
        return SourceRecord.builder(SOURCE, id).addPhones(phones).build();
    }

    private IntakeOutcome.Accepted take(SourceRecord record) {
        return (IntakeOutcome.Accepted) trial.personas().intake().take(record);
    }

    private void theNextCommitIs(Fault fault) {
        trial.faults().inject(Faults.none().at(StoreCall.COMMIT, 1, fault).arrivingAfter(2, 2));
    }

    private void assertSettled() {
        trial.faults().settle();
        trial.contents().followFromTheFacts(IdentityRules.standard());
    }

    @Test
    void aNewRecordIsCreatedThoughItIsThereWhenItIsTakenInAgain() {
        take(record("a", PHONE));
        theNextCommitIs(Fault.UNKNOWN_APPLIED);

        IntakeOutcome.Accepted answer = take(record("b", OTHER_PHONE));

        assertThat(answer.kind()).isEqualTo(IntakeOutcome.Kind.CREATED);
        assertSettled();
    }

    @Test
    void aMergeIsToldThoughItIsDoneWhenItIsTriedAgain() {
        IntakeOutcome.Accepted one = take(record("a", PHONE));
        IntakeOutcome.Accepted other = take(record("b", OTHER_PHONE));
        theNextCommitIs(Fault.UNKNOWN_APPLIED);

        IntakeOutcome.Accepted answer = take(record("c", PHONE, OTHER_PHONE));

        assertThat(answer.kind()).isEqualTo(IntakeOutcome.Kind.MERGED);
        assertThat(answer.merges())
                .flatExtracting(PersonaMerge::absorbed)
                .isSubsetOf(one.persona(), other.persona())
                .hasSize(1);
        assertSettled();
    }

    @Test
    void anEditThatArrivesWhileItIsTriedAgainIsMadeOnce() {
        take(record("a", PHONE));
        theNextCommitIs(Fault.UNKNOWN_LATE);

        IntakeOutcome.Accepted answer = take(record("a", OTHER_PHONE));

        assertThat(answer.kind()).isEqualTo(IntakeOutcome.Kind.UPDATED);
        assertThat(trial.store().contents(Trial.TENANT, "profile")).hasSize(1);
        assertSettled();
    }

    @Test
    void aRecordThatWasLostOnTheWayIsTakenInByTheSecondAttempt() {
        take(record("a", PHONE));
        theNextCommitIs(Fault.UNKNOWN_LOST);

        IntakeOutcome.Accepted answer = take(record("b", PHONE));

        assertThat(answer.kind()).isEqualTo(IntakeOutcome.Kind.ATTACHED);
        assertSettled();
    }

    @Test
    void anUndatedRecordThatWasOvertakenIsNoNewsWhenItIsTakenInAgain() {
        take(record("a"));
        Personas other = trial.anotherEngine("o");
        AtomicBoolean overtaken = new AtomicBoolean();
        trial.store().afterCommit((number, commit) -> {
            if (overtaken.compareAndSet(false, true)) {
                other.intake().take(record("a", OTHER_PHONE));
            }
        });
        theNextCommitIs(Fault.UNKNOWN_APPLIED);

        IntakeOutcome.Accepted answer = take(record("a", PHONE));

        assertThat(overtaken).isTrue();
        assertThat(answer.kind()).isEqualTo(IntakeOutcome.Kind.UPDATED);
        assertThat(trial.personas().search().bySource(SOURCE, "a").orElseThrow().primaryPhone())
                .contains(Identifier.of(IdentifierType.PHONE, OTHER_PHONE));
        assertSettled();
    }

    /** It read one profile before another process did the same, and the other after: so it saw a split that was half done. */
    @Test
    void whatAnAttemptSawHalfDoneIsNotItsAnswerThoughAnotherDidTheSame() {
        take(record("a", PHONE));
        take(record("b", PHONE));
        Personas other = trial.anotherEngine("o");
        AtomicBoolean done = new AtomicBoolean();
        trial.store().afterRead(keys -> {
            boolean readsProfile = keys.stream().anyMatch(RecordKind.PROFILE::has);
            if (readsProfile && done.compareAndSet(false, true)) {
                other.intake().take(record("a", OTHER_PHONE));
            }
        });
        trial.faults().inject(Faults.none().at(StoreCall.COMMIT, 2, Fault.UNKNOWN_LOST));

        IntakeOutcome.Accepted answer = take(record("a", OTHER_PHONE));

        assertThat(done).isTrue();
        assertThat(answer.kind()).isEqualTo(IntakeOutcome.Kind.UNCHANGED);
        assertSettled();
    }

    @Test
    void aBatchThatIsTakenInAgainTellsNothingAsNews() {
        take(record("a"));
        theNextCommitIs(Fault.UNKNOWN_APPLIED);

        List<IntakeOutcome> answers =
                trial.personas().intake().takeAll(List.of(record("a", PHONE), record("a", OTHER_PHONE)));

        assertThat(answers)
                .extracting(answer -> ((IntakeOutcome.Accepted) answer).kind())
                .containsOnly(IntakeOutcome.Kind.UPDATED);
        assertThat(trial.store().commits()).as("commits").isEqualTo(3);
        assertSettled();
    }

    @Test
    void whatABatchSaysOfARecordFirstIsNoNewsAfterWhatItSaysSecond() {
        take(record("a", PHONE));
        theNextCommitIs(Fault.UNKNOWN_APPLIED);

        List<IntakeOutcome> answers =
                trial.personas().intake().takeAll(List.of(record("a", PHONE), record("a", OTHER_PHONE)));

        assertThat(answers)
                .extracting(answer -> ((IntakeOutcome.Accepted) answer).kind())
                .containsExactly(IntakeOutcome.Kind.UNCHANGED, IntakeOutcome.Kind.UPDATED);
        assertThat(trial.personas().search().bySource(SOURCE, "a").orElseThrow().primaryPhone())
                .contains(Identifier.of(IdentifierType.PHONE, OTHER_PHONE));
        assertSettled();
    }
}
