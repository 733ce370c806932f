package org.persona4j.identity;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of a piece of outside text: an identifier, or the reason why it is none.
 *
 * <p>Bad text is an expected thing and never an exception. Neither outcome shows personal data in {@code toString}.
 * Immutable and thread-safe.
 */
public sealed interface Normalized {

    /**
     * The identifier, if the text was one.
     *
     * @return the identifier, or empty
     */
    Optional<Identifier> identifier();

    /**
     * The outcome for text that is an identifier.
     *
     * @param identifier the identifier
     * @return the outcome
     */
    static Normalized valid(Identifier identifier) {
        return new Valid(identifier);
    }

    /**
     * The outcome for text that is none.
     *
     * @param reason why not
     * @return the outcome
     */
    static Normalized invalid(Reason reason) {
        return new Invalid(reason);
    }

    /**
     * The text was an identifier.
     *
     * @param value the identifier in canonical form
     */
    record Valid(Identifier value) implements Normalized {

        /**
         * Refuses null.
         *
         * @param value the identifier in canonical form
         */
        public Valid {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Optional<Identifier> identifier() {
            return Optional.of(value);
        }
    }

    /**
     * The text was none.
     *
     * @param reason why not
     */
    record Invalid(Reason reason) implements Normalized {

        /**
         * Refuses null.
         *
         * @param reason why not
         */
        public Invalid {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Optional<Identifier> identifier() {
            return Optional.empty();
        }
    }

    /** Why a piece of text is no identifier. */
    enum Reason {
        /** Nothing in it: empty, or only spaces and invisible characters. */
        BLANK("blank", "is empty"),
        /** Longer than any value of its type can be. */
        TOO_LONG("too_long", "is too long"),
        /** Shorter than any value of its type can be. */
        TOO_SHORT("too_short", "is too short"),
        /** Not well-formed Unicode: an unpaired surrogate. */
        BROKEN_TEXT("broken_text", "is not well-formed text"),
        /** Has something that a phone number cannot have, such as letters or a second plus sign. */
        NOT_A_PHONE("not_a_phone", "is not written as a phone number"),
        /** A phone number with an extension: the line is shared by all who sit behind it. */
        PHONE_EXTENSION("phone_extension", "has an extension"),
        /** Written as a phone number, but outside the numbering plan of its country. */
        PHONE_NOT_IN_PLAN("phone_not_in_plan", "is not in the numbering plan of its country"),
        /** Does not have the shape of an e-mail address. */
        NOT_AN_EMAIL("not_an_email", "is not written as an e-mail address"),
        /** The part after the at sign is not a domain name below a top-level domain. */
        EMAIL_DOMAIN("email_domain", "has no valid domain"),
        /** Not the canonical form of a name and birth date. */
        NOT_A_NAME_BIRTH_DATE("not_a_name_birth_date", "is not a name and birth date");

        private final String code;
        private final String description;

        Reason(String code, String description) {
            this.code = code;
            this.description = description;
        }

        /**
         * The stable name of this reason for machines: lower case, words joined by an underscore.
         *
         * @return the code
         */
        public String code() {
            return code;
        }

        /**
         * The end of a sentence whose subject is the field: "phone <em>has an extension</em>".
         *
         * @return the description, without personal data
         */
        public String description() {
            return description;
        }
    }
}
