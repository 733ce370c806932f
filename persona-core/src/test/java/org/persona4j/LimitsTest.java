package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** Changes at the edge of what a commit can hold and of what a persona may hold. */
class LimitsTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);

    private static String phone(int number) {
        return String.format(Locale.ROOT, "+1603555%04d", 1000 + number);
    }

    private static SourceRecord.Builder record(String id, int second) {
        return SourceRecord.builder(SOURCE, id).observedAt(TestClock.START.plusSeconds(second));
    }

    private static SourceRecord.Builder phones(SourceRecord.Builder record, int from, int to) {
        for (int phone = from; phone < to; phone++) {
            record.phone(phone(phone));
        }
        return record;
    }

    private static IntakeOutcome.Accepted take(Trial trial, SourceRecord.Builder record) {
        return (IntakeOutcome.Accepted) trial.personas().intake().take(record.build());
    }

    private static void assertFollowsFromTheFacts(Trial trial) {
        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    @Test
    void exchangingAllIdentifiersForOthersFitsIntoACommitOfTheSmallestCap() {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(2).build());
        take(trial, phones(record("r", 0), 16, 32));
        take(trial, phones(record("r", 1), 0, 16));
        for (int other = 0; other < 3; other++) {
            for (int phone = 0; phone < 32; phone++) {
                take(trial, phones(record(other + "-" + phone, 0), phone, phone + 1));
            }
        }
        take(trial, phones(record("-", 0), 16, 32));

        take(trial, phones(record("r", 2), 16, 32));

        assertFollowsFromTheFacts(trial);
    }

    /** Profiles in a row, each with a phone in common with the next and many of its own, so that much must be read. */
    private static Trial row(int length) {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(8).build());
        for (int i = 0; i < length; i++) {
            take(trial, inRow(i, 0, true));
        }
        return trial;
    }

    private static SourceRecord.Builder inRow(int i, int second, boolean linked) {
        SourceRecord.Builder record = phones(record("r" + i, second), 100 + 20 * i, 114 + 20 * i);
        return linked ? phones(record, i, i + 2) : record;
    }

    @Test
    void twoEndsThatLetGoAtOnceBringTheMiddleTogether() {
        Trial trial = row(10);
        Personas other = trial.anotherEngine("o");
        AtomicBoolean stepped = new AtomicBoolean();
        trial.store().beforeCommit((number, commit) -> {
            if (stepped.compareAndSet(false, true)) {
                other.intake().take(inRow(9, 1, false).build());
            }
        });

        trial.personas().intake().take(inRow(0, 1, false).build());

        assertThat(stepped).isTrue();
        assertFollowsFromTheFacts(trial);
        assertThat(trial.personas()
                        .search()
                        .bySource(SOURCE, "r2")
                        .orElseThrow()
                        .profiles())
                .hasSize(8);
    }

    @Test
    void whatCannotBeKeptTogetherSplits() {
        Trial trial = new Trial(IdentityRules.builder()
                .sizeCap(4)
                .onChange(IdentityRules.OnChange.KEEP_TOGETHER)
                .build());
        IntakeOutcome.Accepted moved = take(trial, phones(record("r", 0), 0, 1));
        take(trial, phones(record("a1", 0), 0, 1));
        take(trial, phones(record("a2", 0), 0, 1));
        take(trial, phones(record("b1", 0), 1, 2));
        take(trial, phones(record("b2", 0), 1, 2));

        IntakeOutcome.Accepted outcome = take(trial, phones(record("r", 1), 1, 2));

        assertThat(outcome.kind()).isEqualTo(IntakeOutcome.Kind.SPLIT);
        assertThat(trial.store().contents(Trial.TENANT, "decision")).isEmpty();
        assertThat(trial.personas()
                        .search()
                        .byId(PersonaId.of(moved.profile().value()))
                        .orElseThrow()
                        .profiles())
                .hasSize(3);
        assertFollowsFromTheFacts(trial);
    }

    @Test
    void whatCanBeKeptTogetherIsLinked() {
        Trial trial = new Trial(IdentityRules.builder()
                .sizeCap(4)
                .onChange(IdentityRules.OnChange.KEEP_TOGETHER)
                .build());
        take(trial, phones(record("r", 0), 0, 1));
        take(trial, phones(record("a1", 0), 0, 1));
        take(trial, phones(record("b1", 0), 1, 2));

        IntakeOutcome.Accepted outcome = take(trial, phones(record("r", 1), 1, 2));

        assertThat(outcome.kind()).isEqualTo(IntakeOutcome.Kind.MERGED);
        assertThat(trial.store().contents(Trial.TENANT, "decision")).hasSize(1);
        assertFollowsFromTheFacts(trial);
    }
}
