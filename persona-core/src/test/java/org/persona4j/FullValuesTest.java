package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.IdentifierType;
import org.persona4j.internal.IdentifierRecord;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.StoreCall;

/** Values that more profiles carry than a record of owners holds. */
class FullValuesTest {
    private static final IdentityRules RULES =
            IdentityRules.builder().sizeCap(2).build();
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);

    private final Trial trial = new Trial(RULES);

    private static SourceRecord with(int record) {
        return SourceRecord.builder(SOURCE, "r" + record).email("ann@mail.net").build();
    }

    private static SourceRecord without(int record) {
        return SourceRecord.builder(SOURCE, "r" + record)
                .addCleared(IdentifierType.EMAIL)
                .build();
    }

    private void takeIn(int records) {
        for (int record = 0; record < records; record++) {
            trial.personas().intake().take(with(record));
        }
    }

    private List<IdentifierRecord> values() {
        return List.copyOf(trial.store()
                .all(Trial.TENANT, "identifier", IdentifierRecord.class)
                .values());
    }

    @Test
    void severalOwnersMayLeaveAFullValueInOneCommit() {
        takeIn(6);

        List<SourceRecord> edits = new ArrayList<>();
        for (int record = 0; record < 6; record++) {
            edits.add(without(record));
        }
        List<IntakeOutcome> outcomes = trial.personas().intake().takeAll(edits);

        assertThat(outcomes).hasSize(6);
        assertThat(values()).isEmpty();
        assertThat(trial.store().contents(Trial.TENANT, "owner")).isEmpty();
    }

    @Test
    void anOwnerMayLeaveAValueThatTheSameCommitFills() {
        takeIn(2);

        List<IntakeOutcome> outcomes =
                trial.personas().intake().takeAll(List.of(with(2), without(0), with(3), with(4), without(1)));

        assertThat(outcomes).hasSize(5);
        assertThat(values())
                .singleElement()
                .satisfies(value -> assertThat(value.owners()).hasSize(3));
    }

    @Test
    void planningThatAnOwnerLeavesWritesNothing() {
        takeIn(6);
        long commits = trial.store().commits();

        trial.personas().intake().plan(without(0));

        assertThat(trial.store().commits()).isEqualTo(commits);
        assertThat(values()).noneMatch(IdentifierRecord::draining);
    }

    @Test
    void theLastOwnersThatARecordHoldsLinkAgain() {
        takeIn(4);

        trial.personas().intake().takeAll(List.of(without(0), without(1)));

        assertThat(trial.personas().search().byEmail("ann@mail.net"))
                .singleElement()
                .satisfies(persona -> assertThat(persona.profiles()).hasSize(2));
    }

    @Test
    void anOwnerThatComesWhileAnotherLeavesIsNotOverlooked() {
        takeIn(3);
        Personas other = trial.anotherEngine("o");
        AtomicBoolean stepped = new AtomicBoolean();
        trial.store().beforeCommit((number, commit) -> {
            boolean edits =
                    commit.puts().keySet().stream().anyMatch(key -> key.kind().equals("profile"));
            if (edits && stepped.compareAndSet(false, true)) {
                other.intake().take(with(3));
            }
        });

        trial.personas().intake().take(without(0));

        assertThat(stepped).isTrue();
        trial.contents().followFromTheFacts(RULES);
    }

    @Test
    void aMarkThatArrivesWhenNobodyDrainsAnyMoreIsNotSet() {
        takeIn(3);
        int givenUp = 0;

        for (int read = 1; read <= 12; read++) {
            trial.faults()
                    .inject(Faults.none()
                            .at(StoreCall.COMMIT, 1, Fault.UNKNOWN_LATE)
                            .at(StoreCall.READ, read, Fault.UNAVAILABLE)
                            .arrivingAfter(1_000, 1_000));
            try {
                trial.personas().intake().take(without(0));
            } catch (StoreUnavailableException e) {
                givenUp++;
            }
            trial.faults().inject(Faults.none());
            trial.faults().settle();
            trial.contents().followFromTheFacts(RULES);
            trial.personas().intake().take(with(0));
        }

        assertThat(givenUp).isPositive();
    }
}
