package org.persona4j;

import org.persona4j.internal.Prepared;
import org.persona4j.profile.NormalizedRecord;

/** A source record made ready for intake by {@link Intake#prepare}, for the same tenant. Immutable and thread-safe. */
public final class PreparedRecord {
    private final Prepared prepared;

    PreparedRecord(Prepared prepared) {
        this.prepared = prepared;
    }

    /** The record, normalized; tells what is wrong with it, if anything is. */
    public NormalizedRecord record() {
        return prepared.record();
    }

    Prepared prepared() {
        return prepared;
    }

    @Override
    public String toString() {
        return "PreparedRecord[" + prepared.record().source() + "]";
    }
}
