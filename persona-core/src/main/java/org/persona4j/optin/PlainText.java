package org.persona4j.optin;

import java.util.Objects;

/** What texts from outside must look like to be kept: well-formed Unicode of a bounded length. */
final class PlainText {
    private PlainText() {}

    /** Checks an id or a name: not empty, and no control character. */
    static String name(String text, String what, int maxLength) {
        Objects.requireNonNull(text, what);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        text(text, what, maxLength);
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                throw new IllegalArgumentException(what + " has a control character at position " + at);
            }
        }
        return text;
    }

    /** Checks any words, which may run over several lines. */
    static void text(String text, String what, int maxLength) {
        Objects.requireNonNull(text, what);
        if (text.length() > maxLength) {
            throw new IllegalArgumentException(
                    what + " must have at most " + maxLength + " chars, not " + text.length());
        }
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
                throw new IllegalArgumentException(what + " has an unpaired surrogate at position " + at);
            }
        }
    }
}
