package org.persona4j.identity;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What all normalizers hold of text from outside: its greatest length, its good form, and which characters are spaces
 * or cannot be seen.
 */
final class OutsideText {

    /** No text above this many {@code char}s is looked at. */
    static final int MAX_CHARS = 1_000;

    private static final int MAX_ROUNDS = 8;

    private OutsideText() {}

    static boolean isAsciiDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLowerCaseLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Whether every surrogate is one of a pair. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Spaces and line breaks of all scripts, and control characters, which no value has a use for. */
    static boolean isSpace(int codePoint) {
        return codePoint <= ' '
                || (codePoint >= 0x7F
                        && (Character.isSpaceChar(codePoint)
                                || Character.isWhitespace(codePoint)
                                || Character.isISOControl(codePoint)));
    }

    /**
     * Characters that leave no mark on paper and come along with copied text: format characters (text direction, joiners,
     * soft hyphen, byte order mark, tags), variation selectors, and the fillers that Unicode counts as letters.
     */
    static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0x17B4 && codePoint <= 0x17B5)
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    }

    /** Letters, digits, and the marks that belong to them. */
    static boolean isWordPart(int codePoint) {
        if (Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        int category = Character.getType(codePoint);
        return category == Character.NON_SPACING_MARK
                || category == Character.COMBINING_SPACING_MARK
                || category == Character.LETTER_NUMBER;
    }

    static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static String withoutInvisible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    static String withAsciiDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            plain.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return plain.toString();
    }

    /** The text without the spaces at its two ends. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * A step repeated until the text no longer changes, which makes any step idempotent.
     *
     * @return the settled text; empty if it does not settle or outgrows {@link #MAX_CHARS}
     */
    static Optional<String> settle(String text, UnaryOperator<String> step) {
        String before = text;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String after = step.apply(before);
            if (after.equals(before)) {
                return after.length() > MAX_CHARS ? Optional.empty() : Optional.of(after);
            }
            before = after;
        }
        return Optional.empty();
    }
}
