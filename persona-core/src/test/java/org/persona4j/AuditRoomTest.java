package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.SourceRecord;

/** Entries of the audit beside changes that fill a commit. */
class AuditRoomTest {
    @Test
    void aChangeThatTakesSeveralCommitsHasOneEntry() {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(4).build());
        for (int group = 0; group < 16; group++) {
            for (int member = 0; member < 3; member++) {
                SourceRecord.Builder record =
                        SmallTenant.record(group + "-" + member).phone(phone(group));
                if (member == 0) {
                    record.addMedicalIds("SHARED1");
                }
                trial.personas().intake().take(record.build());
            }
        }
        SourceRecord.Builder bridge = SmallTenant.record("bridge");
        for (int group = 0; group < 16; group++) {
            bridge.phone(phone(group));
        }
        int before = entries(trial);
        long commits = trial.store().commits();

        trial.personas().intake().take(bridge.build());

        assertThat(trial.store().commits() - commits).isGreaterThan(1);
        assertThat(entries(trial)).isEqualTo(before + 1);
    }

    @Test
    void exchangingAllIdentifiersFitsIntoACommitOfTheSmallestCapWithItsEntry() {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(2).build());
        for (int other = 0; other < 4; other++) {
            for (int phone = 0; phone < 32; phone++) {
                trial.personas()
                        .intake()
                        .take(SmallTenant.record(other + "-" + phone)
                                .phone(phone(phone))
                                .build());
            }
        }
        trial.personas().intake().take(phones(0, 16));
        trial.personas().intake().take(phones(16, 32));

        trial.personas().intake().take(phones(0, 16));

        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    /**
     * Two numbers that too many carry until one profile gives both up, so that the others become two personas. How many records
     * that takes depends on how many of them were one persona before: somewhere it is just what a commit can hold.
     */
    @Test
    @Tag("slow")
    void aChangeThatJustFitsIntoACommitLeavesRoomForItsEntry() {
        for (int pairs = 0; pairs < 8; pairs++) {
            for (int further = 0; further < 2; further++) {
                Trial trial = new Trial(IdentityRules.builder().sizeCap(32).build());
                List<SourceRecord> owners = new ArrayList<>();
                for (int owner = 0; owner < 32; owner++) {
                    owners.add(carrying("a" + owner, 1, owner / 2 < pairs ? owner / 2 : -1));
                    owners.add(carrying("b" + owner, 2, -1));
                }
                trial.personas().intake().takeAll(owners);
                SourceRecord.Builder both = SmallTenant.record("both").phone(phone(1));
                trial.personas().intake().take(both.phone(phone(2)).build());
                int before = entries(trial);
                SourceRecord.Builder none = SmallTenant.record("both").addCleared(IdentifierType.PHONE);

                trial.personas().intake().take((further == 0 ? none : none.email("further@mail.net")).build());

                assertThat(entries(trial)).isEqualTo(before + 1);
                assertThat(trial.store().contents(Trial.TENANT, "persona")).hasSize(3);
            }
        }
    }

    private static SourceRecord carrying(String id, int phone, int pair) {
        SourceRecord.Builder record = SmallTenant.record(id).phone(phone(phone));
        return (pair < 0 ? record : record.email("pair" + pair + "@mail.net")).build();
    }

    private static int entries(Trial trial) {
        return trial.store().contents(Trial.TENANT, "audit").size();
    }

    private static SourceRecord phones(int from, int to) {
        SourceRecord.Builder record = SmallTenant.record("exchanged");
        for (int phone = from; phone < to; phone++) {
            record.phone(phone(phone));
        }
        return record.build();
    }

    private static String phone(int number) {
        return String.format(Locale.ROOT, "+1603555%04d", 1200 + number);
    }
}
