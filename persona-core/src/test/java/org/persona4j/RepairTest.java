package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.Commit;
import org.persona4j.store.RecordKey;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.StoreCall;

/** Changes that rearrange more personas than fit into one commit. */
class RepairTest {
    private static final Source SOURCE = Groups.SOURCE;

    private static final Identifier MEDICAL = Identifier.of(IdentifierType.MEDICAL_ID, Groups.MEDICAL_ID);

    private static int personas(Trial trial) {
        return trial.store().contents(Trial.TENANT, "persona").size();
    }

    /** One change after a start; what it leaves must follow from the facts. */
    private static long commitsOf(Trial trial, Consumer<Personas> change) {
        long before = trial.store().commits();
        change.accept(trial.personas());
        trial.contents().followFromTheFacts(trial.facts().rules());
        return trial.store().commits() - before;
    }

    @Test
    void aRecordThatReachesTooMuchTakesAllItReachesApart() {
        Trial trial = new Groups(8, IdentifierType.PHONE).started();

        long commits = commitsOf(trial, personas -> personas.intake().take(Groups.bridge()));

        assertThat(commits).isGreaterThan(2);
        assertThat(personas(trial)).isEqualTo(113);
    }

    @Test
    void whatARecordTookApartComesTogetherWhenItLetsGo() {
        Trial trial = new Groups(8, IdentifierType.PHONE).started();
        trial.personas().intake().take(Groups.bridge());

        long commits = commitsOf(trial, personas -> personas.intake().take(Groups.noBridge()));

        assertThat(commits).isGreaterThan(2);
        assertThat(personas(trial)).isEqualTo(17);
    }

    @Test
    void aCorrectionLetsGoLikeTheSource() {
        Trial trial = new Groups(8, IdentifierType.PHONE).started();
        ProfileId bridge = ((IntakeOutcome.Accepted) trial.personas().intake().take(Groups.bridge())).profile();
        List<Identifier> phones = new ArrayList<>();
        for (int group = 0; group < 16; group++) {
            phones.add(Identifier.of(IdentifierType.PHONE, Groups.phone(group)));
        }

        long commits = commitsOf(trial, personas -> personas.merges().correct(bridge, phones, List.of(), "not theirs"));

        assertThat(commits).isGreaterThan(2);
        assertThat(personas(trial)).isEqualTo(17);
    }

    @Test
    @Tag("slow")
    void aReleasedValueThatReachesTooMuchIsRefusedAsOversize() {
        Trial trial = new Groups(16, IdentifierType.EMAIL).started();

        commitsOf(trial, personas -> personas.merges().declareShared(MEDICAL, "many"));
        commitsOf(trial, personas -> personas.merges().release(MEDICAL, "few"));

        assertThat(personas(trial)).isEqualTo(16);
    }

    @Test
    void everyStateOnTheWayIsLegal() {
        Trial trial = new Groups(8, IdentifierType.PHONE).started();
        trial.store().afterCommit((commit, what) -> trial.contents().areLegal());

        trial.personas().intake().take(Groups.bridge());
        trial.personas().intake().take(Groups.noBridge());

        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    /** A process that dies after one of its next commits. */
    private static Instance dying(Trial trial, int commit) {
        return trial.anotherProcess("d" + commit, Faults.none().at(StoreCall.COMMIT, commit, Fault.CRASH_AFTER));
    }

    @Test
    @Tag("slow")
    void twoEnginesMayHelpAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            Trial trial = new Groups(8, IdentifierType.PHONE).started();
            dying(trial, 1 + round % 2).diesIn(personas -> personas.intake().take(Groups.bridge()));
            List<Personas> helpers = new ArrayList<>();
            for (int helper = 0; helper < 3; helper++) {
                helpers.add(trial.anotherEngine("h" + helper));
            }

            Together.run(3, helper -> helpers.get(helper).search().bySource(SOURCE, "3-1"));

            trial.contents().followFromTheFacts(trial.facts().rules());
        }
    }

    @Test
    void aRearrangementBegunMeanwhileIsFinishedFirst() {
        Trial trial = new Groups(8, IdentifierType.PHONE).started();
        trial.personas().intake().take(Groups.bridge());
        dying(trial, 1).diesIn(personas -> personas.intake().take(Groups.noBridge()));
        AtomicInteger finished = new AtomicInteger();
        trial.store().afterCommit((commit, what) -> {
            if (what.deletes().stream().anyMatch(key -> key.kind().equals("repair"))) {
                finished.compareAndSet(0, 1);
            }
        });
        trial.store().afterRead(keys -> {
            if (finished.get() == 1 && keys.stream().anyMatch(key -> key.kind().equals("tenant"))) {
                finished.set(2);
                dying(trial, 1).diesIn(personas -> personas.intake().take(Groups.bridge()));
            }
        });

        trial.personas().intake().take(Groups.noBridge());

        assertThat(finished).hasValue(2);
        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    private static void takeNamed(Trial trial, SourceRecord.Builder record) {
        trial.personas().intake().take(record.firstName("Bo").lastName("Orr").build());
    }

    /**
     * Groups that a record keeps apart by the e-mails of all of them; two profiles, one of them of a group, have a phone in
     * common.
     */
    private static Trial apart() {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(8).nameLimit(1).build());
        SourceRecord.Builder bridge = SourceRecord.builder(SOURCE, "bridge");
        for (int group = 0; group < 16; group++) {
            List<SourceRecord> records = new ArrayList<>();
            for (int member = 0; member < 7; member++) {
                records.add(SourceRecord.builder(SOURCE, group + "-" + member)
                        .email(group + "@mail.net")
                        .build());
            }
            trial.personas().intake().takeAll(records);
            bridge.email(group + "@mail.net");
        }
        trial.personas().intake().take(bridge.build());
        takeNamed(trial, SourceRecord.builder(SOURCE, "0-1").email("0@mail.net").phone(Groups.phone(0)));
        takeNamed(trial, SourceRecord.builder(SOURCE, "other").phone(Groups.phone(0)));
        return trial;
    }

    /** The record lets go of all groups, and makes the phone shared: the two split, and one of them joins its group. */
    private static SourceRecord splitsAndMerges() {
        return SourceRecord.builder(SOURCE, "bridge")
                .addCleared(IdentifierType.EMAIL)
                .phone(Groups.phone(0))
                .firstName("Ann")
                .lastName("Lee")
                .build();
    }

    private static boolean isOf(Iterable<RecordKey> keys, String kind) {
        for (RecordKey key : keys) {
            if (key.kind().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aRearrangementMaySplitAndMerge() {
        Trial trial = apart();

        long commits = commitsOf(trial, personas -> personas.intake().take(splitsAndMerges()));

        assertThat(commits).isGreaterThan(2);
        assertThat(personas(trial)).isEqualTo(18);
    }

    @Test
    void whoeverPlannedBeforeAnotherDidTheWorkDoesNotUndoIt() {
        Trial trial = apart();
        dying(trial, 1).diesIn(personas -> personas.intake().take(splitsAndMerges()));
        Personas late = trial.anotherEngine("l");
        Personas other = trial.anotherEngine("o");
        LastCommit last = new LastCommit(trial);
        AtomicInteger steps = new AtomicInteger();
        trial.store().afterRead(keys -> {
            boolean plans = isOf(keys, "repair") && steps.compareAndSet(0, 1);
            boolean planned = keys.size() == 1 && isOf(keys, "tenant");
            if (!plans && planned && steps.compareAndSet(1, 2)) {
                assertThatThrownBy(() -> other.search().bySource(SOURCE, "0-1")).isInstanceOf(Dead.class);
            }
        });

        late.search().bySource(SOURCE, "0-1");

        assertThat(steps).hasValue(2);
        assertThat(last.hasArrived()).isTrue();
        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    /** Says that whoever sent a commit is no more. */
    private static final class Dead extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The commit that says that a rearrangement is done, still on its way when its sender dies. It arrives after the
     * next commit that somebody else makes, or before that if it says the same.
     */
    private static final class LastCommit {
        private final Trial trial;
        private @Nullable Commit held;
        private boolean arrived;

        LastCommit(Trial trial) {
            this.trial = trial;
            trial.store().beforeCommit((number, commit) -> before(commit));
            trial.store().afterCommit((number, commit) -> after());
        }

        private void before(Commit commit) {
            if (!isOf(commit.deletes(), "repair")) {
                return;
            }
            if (held == null) {
                held = commit;
                throw new Dead();
            }
            after();
        }

        private void after() {
            if (held != null && !arrived) {
                arrived = true;
                trial.store().commit(held);
            }
        }

        boolean hasArrived() {
            return arrived;
        }
    }
}
