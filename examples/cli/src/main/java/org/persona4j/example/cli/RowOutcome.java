package org.persona4j.example.cli;

import org.persona4j.merge.IntakeOutcome;

/** What became of a row when it came. */
enum RowOutcome {
    /** A new profile, and a persona of its own. */
    CREATED,
    /** A new profile in a persona there was. */
    ATTACHED,
    /** Personas that were several are one now. */
    MERGED,
    /** A persona fell apart. */
    SPLIT,
    /** A profile that was known; it changed, or the row said nothing new. */
    UPDATED,
    /** The row was skipped: its customer is in the archive. */
    ARCHIVED,
    /** The row was refused: its customer was erased. */
    SUPPRESSED,
    /** The row made no profile. */
    REJECTED;

    static RowOutcome of(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Archived) {
            return ARCHIVED;
        }
        if (outcome instanceof IntakeOutcome.Suppressed) {
            return SUPPRESSED;
        }
        if (!(outcome instanceof IntakeOutcome.Accepted accepted)) {
            return REJECTED;
        }
        return of(accepted.kind());
    }

    static RowOutcome of(IntakeOutcome.Kind kind) {
        return switch (kind) {
            case CREATED -> CREATED;
            case ATTACHED -> ATTACHED;
            case MERGED -> MERGED;
            case SPLIT -> SPLIT;
            case UPDATED, UNCHANGED -> UPDATED;
        };
    }
}
