package org.persona4j.order;

import java.util.Objects;

/** What ids and names in an order look like. */
final class OrderText {
    static final int MAX_ID = 128;
    static final int MAX_NAME = 256;

    private OrderText() {}

    static void checkId(String text, String what) {
        check(text, what, MAX_ID);
    }

    static void check(String text, String what, int max) {
        Objects.requireNonNull(text, what);
        if (text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException(what + " must have 1 to " + max + " characters and not be blank");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c))) {
            throw new IllegalArgumentException(what + " must hold no control character and no half of a character");
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
