package org.persona4j.identity;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Text as bad as it comes: all of Unicode, halves of surrogate pairs, invisible characters, and near misses. */
class OutsideTexts extends DomainContextBase {

    private static final char[] TROUBLE = {
        '\uD83D', '\uDE00', '\u200B', '\u202A', '\u202C', '\u200E', '\u00AD', '\uFEFF', '\u3164', '\u0307', '\u0345',
        '\u0130', '\u0131', '\u00DF', '\u1E9E', '\u03A3', '\u03C2', '\u0149', '\u00B4', '\u2019', '\u3002', '\uFF0E',
        '\uFF20', '\uFF0B', '\uFF11', '\u0661', '\u00A0', '\u3000', '\t', '\n', '\0', '@', '.', '-', '+', '|', '\'',
        '\u1100', '\u1161', '\u0301'
    };

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(40);
        Arbitrary<String> trouble =
                Arbitraries.strings().withChars(TROUBLE).alpha().numeric().ofMaxLength(20);
        Arbitrary<String> address =
                Arbitraries.strings().withChars(TROUBLE).alpha().ofMinLength(1).ofMaxLength(6);
        return Arbitraries.oneOf(
                any,
                ascii,
                trouble,
                address.tuple2().map(parts -> parts.get1() + "@" + parts.get2() + ".com"),
                Arbitraries.strings()
                        .withChars("0123456789+-() .x/\u0661\uFF11\u202A")
                        .ofMaxLength(24));
    }
}
