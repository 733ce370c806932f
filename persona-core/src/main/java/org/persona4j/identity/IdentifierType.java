package org.persona4j.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The kind of an {@link Identifier}, declared from the strongest to the weakest.
 *
 * <p>The order is that in which links are made: a phone number binds profiles before an e-mail address does, and so on.
 * A link made by hand stands above all of them and is no type. In JSON a type is its {@link #code()}.
 */
public enum IdentifierType {
    /** A phone number that reaches the customer. */
    PHONE("phone", "phone"),
    /** An e-mail address. */
    EMAIL("email", "email"),
    /** First name, last name and birth date taken together; links only where the rules say so. */
    NAME_BIRTH_DATE("name_birth_date", "name and birth date"),
    /** The number of a government document, such as a driving license. */
    GOVERNMENT_ID("government_id", "government id"),
    /** The number of a medical card. */
    MEDICAL_ID("medical_id", "medical id");

    private static final IdentifierType[] ALL = values();

    private final String code;
    private final String label;

    IdentifierType(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The stable name of this type in JSON: lower case, words joined by an underscore.
     *
     * @return the code
     */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The name of this type in a sentence for people.
     *
     * @return the label, such as {@code government id}
     */
    public String label() {
        return label;
    }

    /**
     * The type with a code.
     *
     * @param code the code as {@link #code()} gives it, exactly
     * @return the type
     * @throws IllegalArgumentException if no type has this code
     */
    @JsonCreator
    public static IdentifierType ofCode(String code) {
        Objects.requireNonNull(code, "code");
        for (IdentifierType type : ALL) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "code is not one of phone, email, name_birth_date, government_id, medical_id");
    }
}
