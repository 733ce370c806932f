package org.persona4j.example.cli;

import java.util.Optional;
import java.util.Set;

/**
 * What a cell of a consent column says.
 *
 * <p>A plain no in a column of opt-ins is not an opt-out: most files write it for whoever was never asked, and an opt-out that an
 * import makes cannot be taken back. It is no missing status either, or "opt in all" would opt in who said no.
 */
enum ConsentWord {
    /** The customer agreed. */
    IN,
    /** The customer did not agree. */
    NO,
    /** The customer refused, explicitly. */
    OUT,
    /** Nothing: the column does not say that the customer refused. */
    NOTHING;

    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "on", "x");
    private static final Set<String> NOT = Set.of("no", "n", "false", "f", "0", "off", "never", "none", "notasked");
    private static final Set<String> AGREED =
            Set.of("optedin", "optin", "in", "subscribed", "subscribe", "consented", "granted", "start");
    private static final Set<String> REFUSED = Set.of(
            "optedout",
            "optout",
            "out",
            "unsubscribed",
            "unsubscribe",
            "stop",
            "stopped",
            "revoked",
            "withdrawn",
            "donotcontact");
    private static final Set<String> UNDECIDED =
            Set.of("notsubscribed", "notoptedin", "pending", "unconfirmed", "requested");

    /**
     * Reads a cell that is not blank.
     *
     * @param optOutColumn whether its column tells of opt-outs, so that a yes is one
     * @return what it says; empty if that is not known
     */
    static Optional<ConsentWord> parse(String text, boolean optOutColumn) {
        String word = CommonHeaders.plain(text);
        if (REFUSED.contains(word)) {
            return Optional.of(OUT);
        }
        if (YES.contains(word)) {
            return Optional.of(optOutColumn ? OUT : IN);
        }
        if (AGREED.contains(word)) {
            return Optional.of(optOutColumn ? NOTHING : IN);
        }
        if (NOT.contains(word) || UNDECIDED.contains(word)) {
            return Optional.of(optOutColumn ? NOTHING : NO);
        }
        return Optional.empty();
    }
}
