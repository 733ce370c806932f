package org.persona4j.testkit;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ways in which people and programs write one identifier, the usual one first. */
final class Spellings {
    private static final int FULL_WIDTH = 0xFF10 - '0';
    private static final int ARABIC_INDIC = 0x0660 - '0';
    private static final int NATIONAL_DIGITS = 10;

    private Spellings() {}

    /** Of a number of the region also without its country code. */
    static List<String> ofPhone(String e164) {
        String digits = e164.substring(1);
        List<String> spellings = new ArrayList<>();
        if (digits.startsWith("1") && digits.length() == NATIONAL_DIGITS + 1) {
            String area = digits.substring(1, 4);
            String office = digits.substring(4, 7);
            String line = digits.substring(7);
            spellings.addAll(List.of(
                    area + "-" + office + "-" + line,
                    area + office + line,
                    "(" + area + ") " + office + "-" + line,
                    "1-" + area + "." + office + "." + line,
                    "\t" + area + "\u00A0" + office + "\u2011" + line + "\r\n"));
        } else {
            spellings.addAll(List.of(e164, "011 " + digits));
        }
        spellings.addAll(List.of(
                e164,
                "+" + spaced(digits, ' '),
                "\u202A" + e164 + "\u202C",
                "\uFF0B" + moved(digits, FULL_WIDTH),
                "+" + moved(digits, ARABIC_INDIC)));
        return spellings;
    }

    static List<String> ofEmail(String address) {
        int at = address.indexOf('@');
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        List<String> spellings = new ArrayList<>(List.of(
                address,
                " " + address + "\r\n",
                local + "@" + domain.toUpperCase(Locale.ROOT),
                address + ".",
                "\u200B" + local + "\uFF20" + domain,
                local + "@" + IDN.toUnicode(domain)));
        if (local.chars().allMatch(c -> c < 0x80)) {
            spellings.add(address.toUpperCase(Locale.ROOT));
            spellings.add(local.substring(0, 1).toUpperCase(Locale.ROOT) + local.substring(1) + "@" + domain);
        }
        return spellings;
    }

    static List<String> ofId(String id) {
        return List.of(
                id,
                id.toLowerCase(Locale.ROOT),
                spaced(id, '-'),
                " " + spaced(id, ' ') + "\t",
                "#" + id + ".",
                "\uFEFF" + id);
    }

    /** With a sign after every third character. */
    private static String spaced(String text, char sign) {
        return text.replaceAll("(...)(?=.)", "$1" + sign);
    }

    /** With digits of another script. */
    private static String moved(String digits, int by) {
        StringBuilder moved = new StringBuilder();
        digits.chars().forEach(digit -> moved.append((char) (digit + by)));
        return moved.toString();
    }
}
