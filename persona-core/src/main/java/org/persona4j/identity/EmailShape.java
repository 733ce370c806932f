package org.persona4j.identity;

import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Normalized.Reason;

/** The shape of a canonical e-mail address: a dot-atom, one at sign, and a domain of at least two labels in ASCII. */
final class EmailShape {

    static final int MAX_OCTETS = 254;
    private static final int MAX_LOCAL_OCTETS = 64;
    private static final int MAX_LABEL = 63;

    private EmailShape() {}

    /** What is wrong with an address; null if nothing is. */
    static @Nullable Reason problem(String address) {
        int at = address.indexOf('@');
        if (at < 1 || at != address.lastIndexOf('@')) {
            return Reason.NOT_AN_EMAIL;
        }
        int localOctets = octets(address, at);
        if (localOctets > MAX_LOCAL_OCTETS || localOctets + address.length() - at > MAX_OCTETS) {
            return Reason.TOO_LONG;
        }
        if (!isDotAtom(address, at)) {
            return Reason.NOT_AN_EMAIL;
        }
        return isDomain(address, at + 1) ? null : Reason.EMAIL_DOMAIN;
    }

    private static int octets(String text, int to) {
        int octets = 0;
        for (int i = 0; i < to; i++) {
            char c = text.charAt(i);
            // a pair of surrogates takes four octets: two for each half
            octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return octets;
    }

    private static boolean isDotAtom(String address, int to) {
        boolean afterDot = true;
        for (int i = 0; i < to; ) {
            int codePoint = address.codePointAt(i);
            if (codePoint == '.') {
                if (afterDot) {
                    return false;
                }
                afterDot = true;
            } else if (isAtomPart(codePoint)) {
                afterDot = false;
            } else {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return !afterDot;
    }

    private static boolean isAtomPart(int codePoint) {
        if (codePoint < 0x80) {
            return OutsideText.isAsciiLowerCaseLetter(codePoint)
                    || OutsideText.isAsciiDigit(codePoint)
                    || "!#$%&'*+-/=?^_`{|}~".indexOf(codePoint) >= 0;
        }
        return OutsideText.isWordPart(codePoint) && Character.toLowerCase(codePoint) == codePoint;
    }

    private static boolean isDomain(String address, int from) {
        int labelStart = from;
        for (int i = from; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '.') {
                if (!isLabel(address, labelStart, i)) {
                    return false;
                }
                labelStart = i + 1;
            } else if (!OutsideText.isAsciiLowerCaseLetter(c) && !OutsideText.isAsciiDigit(c) && c != '-') {
                return false;
            }
        }
        return labelStart > from
                && isLabel(address, labelStart, address.length())
                && isTopLevel(address, labelStart, address.length());
    }

    private static boolean isLabel(String address, int from, int to) {
        return from < to && to - from <= MAX_LABEL && address.charAt(from) != '-' && address.charAt(to - 1) != '-';
    }

    /** Two characters or more, beginning with a letter: so no address of four numbers passes for a domain. */
    private static boolean isTopLevel(String address, int from, int to) {
        return to - from >= 2 && OutsideText.isAsciiLowerCaseLetter(address.charAt(from));
    }
}
