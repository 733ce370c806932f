package org.persona4j.imports;

import java.util.Optional;
import java.util.Set;

/**
 * What a cell about consent says.
 *
 * <table>
 * <caption>How a word is read, whatever its case, spaces and hyphens</caption>
 * <tr><th>words</th><th>in a column of opt-ins</th><th>in a column of opt-outs</th></tr>
 * <tr><td>yes, y, true, t, 1, on, x</td><td>{@link #IN}</td><td>{@link #OUT}</td></tr>
 * <tr><td>opted in, opt in, in, subscribed, subscribe, consented, granted, start</td>
 *     <td>{@link #IN}</td><td>{@link #NOTHING}</td></tr>
 * <tr><td>no, n, false, f, 0, off, never, none, not asked</td><td>{@link #NO}</td><td>{@link #NOTHING}</td></tr>
 * <tr><td>not subscribed, not opted in, pending, unconfirmed, requested</td>
 *     <td>{@link #NO}</td><td>{@link #NOTHING}</td></tr>
 * <tr><td>opted out, opt out, out, unsubscribed, unsubscribe, stop, stopped, revoked, withdrawn, do not contact</td>
 *     <td>{@link #OUT}</td><td>{@link #OUT}</td></tr>
 * <tr><td>anything else</td><td>not known</td><td>not known</td></tr>
 * </table>
 *
 * <p><b>A plain no in a column of opt-ins is no opt-out.</b> Most files write it for whoever was never asked, and an opt-out that
 * an import makes cannot be taken back. It is no missing status either, or "opt in all" would opt in who said no. Who refused is
 * told by a column of opt-outs, or by a word that only a refusal has.
 *
 * <p>A blank cell says nothing and is not read at all. A word that is not known is no guess: its row opts nobody in.
 */
public enum ConsentWord {
    /** The customer agreed. */
    IN,
    /** The customer did not agree. */
    NO,
    /** The customer refused, explicitly. */
    OUT,
    /** Nothing: the column of opt-outs does not say that the customer refused. */
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

    /** What a cell of a column of opt-ins says; empty if that is not known. */
    public static Optional<ConsentWord> ofOptInCell(String text) {
        return parse(text, false);
    }

    /** What a cell of a column of opt-outs says, in which a yes is a refusal; empty if that is not known. */
    public static Optional<ConsentWord> ofOptOutCell(String text) {
        return parse(text, true);
    }

    private static Optional<ConsentWord> parse(String text, boolean optOutColumn) {
        String word = PlainWord.of(text);
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

    /** Whether a cell says plainly yes or no; empty if that is not known. */
    static Optional<Boolean> yesOrNo(String text) {
        String word = PlainWord.of(text);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NOT.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
