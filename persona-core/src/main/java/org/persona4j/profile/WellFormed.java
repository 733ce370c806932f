package org.persona4j.profile;

/** Whether a text can be written in UTF-8 and read back: no half of a surrogate pair stands alone. */
final class WellFormed {
    private WellFormed() {}

    static boolean is(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
