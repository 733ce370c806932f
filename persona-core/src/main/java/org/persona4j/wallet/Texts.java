package org.persona4j.wallet;

import java.util.Objects;

/** What the texts that callers give with an entry may be. */
final class Texts {
    private Texts() {}

    /** Checks that a text is well-formed Unicode of a bounded length and has no control character. */
    static void check(String parameter, String text, int maxLength) {
        Objects.requireNonNull(text, parameter);
        if (text.isEmpty() || text.length() > maxLength) {
            throw new IllegalArgumentException(
                    parameter + " must have 1 to " + maxLength + " characters, not " + text.length());
        }
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            if (Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE) {
                throw new IllegalArgumentException(
                        parameter + " has a control character or an unpaired surrogate at position " + at);
            }
            at += Character.charCount(codePoint);
        }
    }
}
