package org.persona4j.fuzz;

import java.util.function.Predicate;

/** Makes a text that shows something shorter, as long as it still shows it. */
final class Shrinking {
    private static final int MAX_TRIES = 5_000;

    private Shrinking() {}

    /** The least text found: leaves parts out, halves first, then makes what is left plain. */
    static String shrink(String text, Predicate<String> shows) {
        String least = text;
        int tries = 0;
        for (int part = Math.max(1, text.length() / 2); part > 0; part = Math.min(part / 2, least.length() / 2)) {
            for (int at = 0; at < least.length() && tries < MAX_TRIES; tries++) {
                String shorter = least.substring(0, at) + least.substring(Math.min(least.length(), at + part));
                if (shows.test(shorter)) {
                    least = shorter;
                } else {
                    at += part;
                }
            }
        }
        for (int at = 0; at < least.length() && tries < MAX_TRIES; at++, tries++) {
            String plainer = least.substring(0, at) + 'a' + least.substring(at + 1);
            if (least.charAt(at) != 'a' && shows.test(plainer)) {
                least = plainer;
            }
        }
        return least;
    }
}
