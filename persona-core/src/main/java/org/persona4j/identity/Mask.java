package org.persona4j.identity;

/**
 * What may be shown of an identifier's value: at most its last four digits, or first letters.
 *
 * <p>A part is shown only where what remains hidden is long enough that the value cannot be guessed from it.
 */
final class Mask {

    private static final String HIDDEN = "•••";
    private static final String LONG_HIDDEN = "•••••";

    private Mask() {}

    static String of(IdentifierType type, String value) {
        return type.label() + " "
                + switch (type) {
                    case PHONE -> LONG_HIDDEN + lastOf(value, value.length() >= 11 ? 4 : 2);
                    case EMAIL -> email(value);
                    case NAME_BIRTH_DATE -> nameBirthDate(value);
                    case GOVERNMENT_ID, MEDICAL_ID -> LONG_HIDDEN + lastOf(value, value.length() >= 8 ? 2 : 0);
                };
    }

    private static String email(String value) {
        int at = value.lastIndexOf('@');
        int lastDot = value.lastIndexOf('.');
        String topLevel = value.length() - lastDot <= 5 ? value.substring(lastDot) : "." + HIDDEN;
        return initial(value.substring(0, at)) + "@" + initial(value.substring(at + 1, lastDot)) + topLevel;
    }

    private static String nameBirthDate(String value) {
        int firstBar = value.indexOf('|');
        int lastBar = value.lastIndexOf('|');
        return initial(value.substring(firstBar + 1, lastBar)) + " " + initial(value.substring(lastBar + 1));
    }

    private static String initial(String part) {
        return part.length() < 3 ? HIDDEN : part.substring(0, part.offsetByCodePoints(0, 1)) + HIDDEN;
    }

    private static String lastOf(String value, int count) {
        int start = value.length() - count;
        boolean splitsPair = count > 0
                && Character.isLowSurrogate(value.charAt(start))
                && Character.isHighSurrogate(value.charAt(start - 1));
        return value.substring(splitsPair ? start + 1 : start);
    }
}
