package org.persona4j.imports;

import java.text.Normalizer;
import java.util.Locale;

/** Words without what people write differently: their letters and digits, in lower case. */
final class PlainWord {
    /** No word that means something to us is longer than that, in any writing. */
    private static final int MAX_LENGTH = 1_000;

    private PlainWord() {}

    /** The letters and digits of a text in lower case, also of wide and joined writing; of a text beyond measure none. */
    static String of(String text) {
        if (text.length() > MAX_LENGTH) {
            return "";
        }
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
