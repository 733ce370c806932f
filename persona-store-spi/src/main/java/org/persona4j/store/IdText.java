package org.persona4j.store;

/** The rules of the text in a key: well-formed, bounded in UTF-8 bytes, ordered by its UTF-8 bytes. */
final class IdText {

    /** Code units from here on are where the order of UTF-16 and the order of UTF-8 part. */
    private static final char FIRST_SURROGATE = Character.MIN_SURROGATE;

    private static final char FIRST_AFTER_SURROGATES = Character.MAX_SURROGATE + 1;

    private IdText() {}

    /**
     * Compares two texts by their UTF-8 bytes, which is the order of their code points, without encoding them.
     *
     * @param a a well-formed text
     * @param b a well-formed text
     * @return negative, zero or positive
     */
    static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return x >= FIRST_SURROGATE && y >= FIRST_SURROGATE ? codePointRank(x) - codePointRank(y) : x - y;
            }
        }
        return a.length() - b.length();
    }

    /** Moves the surrogates behind U+E000 to U+FFFF, because they stand for code points from U+10000 on. */
    private static int codePointRank(char unit) {
        return unit >= FIRST_AFTER_SURROGATES ? unit - 0x800 : unit + 0x2000;
    }

    /**
     * Returns the text if it may be a part of a key.
     *
     * @param part what the text is, for the message
     * @param text the text
     * @param maxBytes how many UTF-8 bytes it may have at most
     * @return the text
     * @throws IllegalArgumentException if the text is empty, too long, not well-formed or holds U+0000; the message
     *     names the part and the bound and never quotes the text
     */
    static String requirePart(String part, String text, int maxBytes) {
        int length = text.length();
        if (length == 0 || length > maxBytes) {
            throw new IllegalArgumentException(
                    part + " must have 1 to " + maxBytes + " bytes of UTF-8, but has " + length + " characters");
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c > 0x7F) {
                return requireWidePart(part, text, maxBytes);
            }
        }
        return text;
    }

    private static String requireWidePart(String part, String text, int maxBytes) {
        int bytes = requireWellFormed(part, text);
        int nul = text.indexOf(0);
        if (nul >= 0) {
            throw new IllegalArgumentException(part + " holds U+0000 at index " + nul);
        }
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(
                    part + " must have 1 to " + maxBytes + " bytes of UTF-8, but has " + bytes);
        }
        return text;
    }

    /**
     * Returns how many UTF-8 bytes a text has.
     *
     * @param part what the text is, for the message
     * @param text the text
     * @return its length in UTF-8 bytes
     * @throws IllegalArgumentException if the text holds an unpaired surrogate
     */
    static int requireWellFormed(String part, String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw new IllegalArgumentException(part + " holds an unpaired surrogate at index " + i);
            }
        }
        return bytes;
    }

    /**
     * Returns the least text, by UTF-8 bytes, that is greater than every text with a prefix.
     *
     * @param prefix a well-formed text
     * @return the bound, or the empty text if no text is greater
     */
    static String afterPrefix(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == FIRST_SURROGATE ? FIRST_AFTER_SURROGATES : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        return "";
    }
}
