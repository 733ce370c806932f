package org.persona4j.identity;

/** The shape of each type's canonical form, tested in one pass and without allocation. */
final class CanonicalShape {

    static final int MIN_PHONE_DIGITS = 5;
    static final int MAX_PHONE_DIGITS = 15;
    static final int MIN_ID_CHARS = 3;
    static final int MAX_ID_CHARS = 64;

    private CanonicalShape() {}

    static boolean fits(IdentifierType type, String value) {
        return switch (type) {
            case PHONE -> phone(value);
            case EMAIL -> EmailShape.problem(value) == null;
            case NAME_BIRTH_DATE -> nameBirthDate(value);
            case GOVERNMENT_ID, MEDICAL_ID -> id(value);
        };
    }

    static boolean phone(String value) {
        int digits = value.length() - 1;
        if (digits < MIN_PHONE_DIGITS
                || digits > MAX_PHONE_DIGITS
                || value.charAt(0) != '+'
                || value.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            if (!OutsideText.isAsciiDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean id(String value) {
        if (value.length() < MIN_ID_CHARS || value.length() > MAX_ID_CHARS) {
            return false;
        }
        for (int i = 0; i < value.length(); ) {
            int codePoint = value.codePointAt(i);
            if (!Character.isLetterOrDigit(codePoint) || Character.toUpperCase(codePoint) != codePoint) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    /** Ten characters of date, then two names of letters and digits with single spaces, each after a bar. */
    static boolean nameBirthDate(String value) {
        int firstBar = 10;
        int lastBar = value.lastIndexOf('|');
        return value.length() <= NameNormalizer.MAX_KEY_CHARS
                && lastBar > firstBar
                && value.charAt(firstBar) == '|'
                && BirthDates.parseIso(value.substring(0, firstBar)).isPresent()
                && isWords(value, firstBar + 1, lastBar)
                && isWords(value, lastBar + 1, value.length());
    }

    private static boolean isWords(String value, int from, int to) {
        boolean inWord = false;
        for (int i = from; i < to; ) {
            int codePoint = value.codePointAt(i);
            if (OutsideText.isWordPart(codePoint) && Character.toLowerCase(codePoint) == codePoint) {
                inWord = true;
            } else if (codePoint == ' ' && inWord) {
                inWord = false;
            } else {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return inWord;
    }
}
