package org.persona4j.identity;

/**
 * The country codes of the international numbering plan (ITU-T E.164), as far as needed to tell where one ends: no code
 * begins another, and every code that is not of one or two digits has three.
 */
final class CallingCodes {

    private static final String TWO_DIGITS =
            " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58"
                    + " 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

    private static final boolean[] HAS_TWO_DIGITS = hasTwoDigits();

    private CallingCodes() {}

    /** The digits of a canonical phone number after its country code. */
    static String nationalDigits(String e164) {
        char first = e164.charAt(1);
        if (first == '1' || first == '7') {
            return e164.substring(2);
        }
        return e164.substring(HAS_TWO_DIGITS[10 * (first - '0') + e164.charAt(2) - '0'] ? 3 : 4);
    }

    private static boolean[] hasTwoDigits() {
        boolean[] codes = new boolean[100];
        for (int code = 10; code < codes.length; code++) {
            codes[code] = TWO_DIGITS.contains(" " + code + " ");
        }
        return codes;
    }
}
