package org.persona4j.example.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.profile.SourceRecord;

/**
 * A row of the input, read: a record for the engine, or a reason why it makes none. Immutable.
 *
 * @param number the number of the row, 1 for the first below the header
 * @param line the line of the file it begins on
 * @param recordOrNull the record, if the row makes one
 * @param flaw why it makes none
 * @param badBirthDate whether it has a birth date that cannot be read
 * @param consent what it says of consent
 */
record Row(
        long number,
        long line,
        @Nullable SourceRecord recordOrNull,
        Optional<Flaw> flaw,
        boolean badBirthDate,
        RowConsent consent) {
    /** The name of the trait that keeps a birth date which cannot be read. */
    static final String INVALID_BIRTH_DATE = "invalid_birth_date";

    /** Why a row makes no record. */
    enum Flaw {
        /** More or fewer cells than the header has. */
        WRONG_COLUMN_COUNT("has another number of cells than the header"),
        /** Nothing in any cell. */
        EMPTY_ROW("is empty"),
        /** The moment of the observation cannot be read, so nobody can say what the row is newer than. */
        BAD_OBSERVED_AT("has an observed_at that cannot be read"),
        /** A cell is longer than a trait may be. */
        TEXT_TOO_LONG("has a text of more than 10,000 characters");

        private final String words;

        Flaw(String words) {
            this.words = words;
        }

        /** The end of a sentence that begins with the row. */
        String words() {
            return words;
        }
    }
}
