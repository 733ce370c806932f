package org.persona4j.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a file can mean. */
public enum ImportField {
    /** The id that the source gave the record. */
    SOURCE_ID(false),
    /** A phone number that reaches the customer; not one at home or at work, which others answer too. */
    PHONE(true),
    /** An e-mail address. */
    EMAIL(true),
    /** The first (given) name. */
    FIRST_NAME(false),
    /** The last (family) name. */
    LAST_NAME(false),
    /** The name in one piece. */
    FULL_NAME(false),
    /** The date of birth. */
    BIRTH_DATE(false),
    /** The number of a government document. */
    GOVERNMENT_ID(true),
    /** The number of a medical card. */
    MEDICAL_ID(true),
    /** The shop that is the customer's favorite. */
    FAVORITE_STORE(false),
    /** When the source observed what the row says. */
    OBSERVED_AT(false),
    /** Tags, of which a cell may have several: separated by commas, semicolons or upright strokes. */
    TAGS(true),
    /** The points the customer had where the file comes from. */
    OPENING_POINTS(false),
    /** Whether the customer is a member of the loyalty program. */
    MEMBER(false),
    /** Since when the customer is a member, which is also to say that they are one. */
    MEMBER_SINCE(false),
    /** Whether the customer agreed to text messages. */
    TEXT_OPT_IN(true),
    /** Whether the customer agreed to e-mail. */
    EMAIL_OPT_IN(true),
    /** Whether the customer agreed to calls. */
    VOICE_OPT_IN(true),
    /** Whether the customer agreed, and nobody says to what: a refusal holds on all channels, an agreement on none. */
    OPT_IN(true),
    /** Whether the customer refused text messages. */
    TEXT_OPT_OUT(true),
    /** Whether the customer refused e-mail. */
    EMAIL_OPT_OUT(true),
    /** Whether the customer refused calls. */
    VOICE_OPT_OUT(true),
    /** Whether the customer refused all messages. */
    OPT_OUT(true),
    /** A custom trait, named by the header: what every other column is. */
    TRAIT(true);

    /** What is longer is no code, whatever blanks are around it. */
    private static final int LONGEST = 1_000;

    private final boolean several;

    ImportField(boolean several) {
        this.several = several;
    }

    /** The name of the field, for users and for the history of imports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether more than one column may have this meaning. */
    public boolean isRepeatable() {
        return several;
    }

    /** Whether the field tells of consent. */
    public boolean isConsent() {
        return compareTo(TEXT_OPT_IN) >= 0 && compareTo(OPT_OUT) <= 0;
    }

    /** The field with this code, in any case. */
    public static Optional<ImportField> ofCode(String code) {
        if (code.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = code.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.code().equals(wanted))
                .findFirst();
    }

    /** The fields whose codes are nearest to what was written, nearest first, three at most. */
    public static List<ImportField> nearest(String written) {
        List<String> codes = Arrays.stream(values()).map(ImportField::code).toList();
        return Nearest.to(written, codes).stream()
                .flatMap(code -> ofCode(code).stream())
                .toList();
    }
}
