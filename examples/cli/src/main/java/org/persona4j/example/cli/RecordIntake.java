package org.persona4j.example.cli;

import java.util.List;
import org.persona4j.PreparedRecord;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.SourceRecord;

/** The two steps in which records of rows are taken in; each for one thread. */
interface RecordIntake {
    /** Makes the record of a row ready; each row once. */
    PreparedRecord prepare(long row, SourceRecord record);

    /** Takes prepared records in, in their order. */
    List<IntakeOutcome> take(List<PreparedRecord> records);
}
