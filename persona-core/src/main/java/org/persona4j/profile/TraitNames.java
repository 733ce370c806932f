package org.persona4j.profile;

import java.util.Objects;
import java.util.Set;

/**
 * The names of the contact traits, and what a trait name looks like: 1 to 128 characters, not blank at either end, no
 * control characters.
 */
public final class TraitNames {
    /** The first (given) name. */
    public static final String FIRST_NAME = "first_name";

    /** The last (family) name. */
    public static final String LAST_NAME = "last_name";

    /** The full name in one piece. */
    public static final String FULL_NAME = "full_name";

    /** The date of birth. */
    public static final String BIRTH_DATE = "birth_date";

    /** What was given as a phone number and is none: kept, never a key. */
    public static final String INVALID_PHONE = "invalid_phone";

    /** What was given as an e-mail address and is none. */
    public static final String INVALID_EMAIL = "invalid_email";

    /** What was given as a government id and is none. */
    public static final String INVALID_GOVERNMENT_ID = "invalid_government_id";

    /** What was given as a medical id and is none. */
    public static final String INVALID_MEDICAL_ID = "invalid_medical_id";

    private static final int MAX_LENGTH = 128;

    private static final Set<String> CONTACT = Set.of(
            FIRST_NAME,
            LAST_NAME,
            FULL_NAME,
            BIRTH_DATE,
            INVALID_PHONE,
            INVALID_EMAIL,
            INVALID_GOVERNMENT_ID,
            INVALID_MEDICAL_ID);

    private TraitNames() {}

    /** Whether the name is one of the contact traits named here, not that of a custom attribute. */
    public static boolean isContact(String name) {
        return CONTACT.contains(name);
    }

    /**
     * The name itself if it is one.
     *
     * @throws IllegalArgumentException if it is empty, too long, blank at an end or holds control characters
     */
    public static String check(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the name of a trait must have 1 to " + MAX_LENGTH + " characters");
        }
        if (name.charAt(0) <= ' ' || name.charAt(name.length() - 1) <= ' ') {
            throw new IllegalArgumentException("the name of a trait may not begin or end with a blank");
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw new IllegalArgumentException("the name of a trait may not hold control characters");
            }
        }
        return name;
    }
}
