package org.persona4j.imports;

/** Why a row of a file makes no record. What is wrong with a record once it is made is told by {@link RejectReason}. */
public enum RowFlaw {
    /** Fewer cells than the header has, or more of which some are not blank: nobody knows which cell is which. */
    WRONG_COLUMN_COUNT,
    /** Nothing in any cell. */
    EMPTY_ROW,
    /** The moment of the observation cannot be read, so nobody can say what the row is newer than. */
    UNREADABLE_OBSERVED_AT,
    /** A text is longer than a trait may be. */
    TEXT_TOO_LONG;

    /** The end of a sentence that begins with the row. */
    public String words() {
        return RejectReason.of(this).words();
    }
}
