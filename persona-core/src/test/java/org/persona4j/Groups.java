package org.persona4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/**
 * Sixteen groups of one profile less than a persona may have, each around a value of its own: too many to be rearranged in one
 * commit.
 *
 * @param cap how many profiles a persona may have
 * @param by what kind of value the groups are around
 */
record Groups(int cap, IdentifierType by) {
    static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    static final String MEDICAL_ID = "SHARED1";

    Trial started() {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(cap).build());
        for (int group = 0; group < 16; group++) {
            List<SourceRecord> records = new ArrayList<>();
            for (int member = 0; member < cap - 1; member++) {
                SourceRecord.Builder record = SourceRecord.builder(SOURCE, group + "-" + member);
                if (by == IdentifierType.PHONE) {
                    record.phone(phone(group));
                } else {
                    record.email(group + "@mail.net");
                }
                if (member == 0) {
                    record.addMedicalIds(MEDICAL_ID);
                }
                records.add(record.build());
            }
            trial.personas().intake().takeAll(records);
        }
        return trial;
    }

    static String phone(int group) {
        return String.format(Locale.ROOT, "+1603555%04d", 1200 + group);
    }

    /** A record that has the phones of all groups, and so reaches more than a persona may hold. */
    static SourceRecord bridge() {
        SourceRecord.Builder record = SourceRecord.builder(SOURCE, "bridge");
        for (int group = 0; group < 16; group++) {
            record.phone(phone(group));
        }
        return record.build();
    }

    /** The same record when it has let go of all groups. */
    static SourceRecord noBridge() {
        return SourceRecord.builder(SOURCE, "bridge")
                .addCleared(IdentifierType.PHONE)
                .build();
    }
}
