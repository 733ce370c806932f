package org.persona4j.merge;

import org.persona4j.identity.IdentifierType;

/**
 * How strong a link between two profiles is, strongest first. Links are taken in this order.
 */
public enum LinkLevel {
    /** No link at all: the level at which a profile stands alone. */
    NONE,
    /** A person decided that two profiles are the same customer. */
    MANUAL,
    /** The same phone number. */
    PHONE,
    /** The same e-mail address. */
    EMAIL,
    /** The same first name, last name and birth date. */
    NAME_BIRTH_DATE,
    /** The same government id. */
    GOVERNMENT_ID,
    /** The same medical id. */
    MEDICAL_ID;

    /** The weakest level there is. */
    public static final LinkLevel WEAKEST = MEDICAL_ID;

    /** The level of a link by an identifier of this type. */
    public static LinkLevel of(IdentifierType type) {
        return switch (type) {
            case PHONE -> PHONE;
            case EMAIL -> EMAIL;
            case NAME_BIRTH_DATE -> NAME_BIRTH_DATE;
            case GOVERNMENT_ID -> GOVERNMENT_ID;
            case MEDICAL_ID -> MEDICAL_ID;
        };
    }

    /** Whether this level is as strong as the other or stronger. */
    public boolean atLeast(LinkLevel other) {
        return compareTo(other) <= 0;
    }
}
