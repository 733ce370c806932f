package org.persona4j.imports;

import java.util.Locale;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.TraitValue;

/**
 * Every reason why a row of an import is rejected: because the row makes no record, or its record no profile. What an import counts
 * rejected rows by; each is a pure function of the row and the rules for identifiers, so the same row is rejected for the same
 * reason whenever it comes.
 */
public enum RejectReason {
    /** See {@link RowFlaw#WRONG_COLUMN_COUNT}. */
    WRONG_COLUMN_COUNT("has another number of cells than the header"),
    /** See {@link RowFlaw#EMPTY_ROW}. */
    EMPTY_ROW("is empty"),
    /** See {@link RowFlaw#UNREADABLE_OBSERVED_AT}. */
    UNREADABLE_OBSERVED_AT("has an observed_at that cannot be read"),
    /** See {@link RowFlaw#TEXT_TOO_LONG}. */
    TEXT_TOO_LONG("has a text of more than " + grouped(TraitValue.MAX_TEXT) + " characters"),
    /** See {@link NormalizedRecord.Flaw#NO_KEY}. */
    NO_KEY("has no phone, e-mail or id"),
    /** See {@link NormalizedRecord.Flaw#TOO_MANY_IDENTIFIERS}. */
    TOO_MANY_IDENTIFIERS("has more identifiers than a profile may have"),
    /** See {@link NormalizedRecord.Flaw#BAD_SOURCE_RECORD_ID}. */
    BAD_SOURCE_RECORD_ID(
            "has a source id that is blank, broken or of more than " + NormalizedRecord.MAX_RECORD_ID + " characters"),
    /** See {@link NormalizedRecord.Flaw#BAD_OBSERVED_AT}. */
    BAD_OBSERVED_AT("was observed before the year 1 or after the year 9999"),
    /** See {@link NormalizedRecord.Flaw#NAME_TOO_LONG}. */
    NAME_TOO_LONG("has a name of more than " + grouped(NormalizedRecord.MAX_NAME) + " characters"),
    /** See {@link NormalizedRecord.Flaw#BAD_FAVORITE_STORE}. */
    BAD_FAVORITE_STORE("has a favorite store of more than 128 characters");

    private final String words;

    RejectReason(String words) {
        this.words = words;
    }

    /** The end of a sentence that begins with the row. */
    public String words() {
        return words;
    }

    /** The reason that the flaw of a row is. */
    public static RejectReason of(RowFlaw flaw) {
        return switch (flaw) {
            case WRONG_COLUMN_COUNT -> WRONG_COLUMN_COUNT;
            case EMPTY_ROW -> EMPTY_ROW;
            case UNREADABLE_OBSERVED_AT -> UNREADABLE_OBSERVED_AT;
            case TEXT_TOO_LONG -> TEXT_TOO_LONG;
        };
    }

    /** The reason that the flaw of a record is. */
    public static RejectReason of(NormalizedRecord.Flaw flaw) {
        return switch (flaw) {
            case NO_KEY -> NO_KEY;
            case TOO_MANY_IDENTIFIERS -> TOO_MANY_IDENTIFIERS;
            case BAD_SOURCE_RECORD_ID -> BAD_SOURCE_RECORD_ID;
            case BAD_OBSERVED_AT -> BAD_OBSERVED_AT;
            case NAME_TOO_LONG -> NAME_TOO_LONG;
            case BAD_FAVORITE_STORE -> BAD_FAVORITE_STORE;
        };
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
