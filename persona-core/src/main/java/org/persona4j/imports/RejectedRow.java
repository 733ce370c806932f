package org.persona4j.imports;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A row of an import that made no profile, and why. Immutable; holds no personal data.
 *
 * @param row what the row is known by in its import
 * @param line the line of the file on which it begins; 0 if it is of no file
 * @param reasons why, at least one; the first is the one it is counted by
 */
public record RejectedRow(String row, long line, Set<RejectReason> reasons) {
    /** Puts the reasons in order. */
    public RejectedRow {
        Objects.requireNonNull(row, "row");
        reasons = Collections.unmodifiableSet(EnumSet.copyOf(reasons));
    }
}
