package org.persona4j.example.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of the input can mean. */
enum Field {
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
    /** Whether the customer agreed to text messages. */
    TEXT_OPT_IN(true),
    /** Whether the customer agreed to e-mail. */
    EMAIL_OPT_IN(true),
    /** Whether the customer agreed to calls. */
    VOICE_OPT_IN(true),
    /** Whether the customer agreed, and nobody says to what. */
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

    private final boolean several;

    Field(boolean several) {
        this.several = several;
    }

    /** The name by which {@code --map} knows the field. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether more than one column may have this meaning. */
    boolean several() {
        return several;
    }

    /** Whether the field tells of consent, which only an import asks for. */
    boolean isConsent() {
        return switch (this) {
            case TEXT_OPT_IN, EMAIL_OPT_IN, VOICE_OPT_IN, OPT_IN, TEXT_OPT_OUT, EMAIL_OPT_OUT, VOICE_OPT_OUT, OPT_OUT ->
                true;
            default -> false;
        };
    }

    /** The field with this code, in any case. */
    static Optional<Field> ofCode(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The codes of all fields. */
    static List<String> codes() {
        return Arrays.stream(values()).map(Field::code).toList();
    }
}
