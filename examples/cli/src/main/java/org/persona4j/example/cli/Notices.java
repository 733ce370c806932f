package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be said about single rows, on the error stream: the first few of each kind at once, the rest as a number. Names
 * lines and reasons, never what a cell holds. Not thread-safe.
 */
final class Notices {
    private static final int SHOWN_OF_EACH = 5;

    private final PrintWriter err;
    private final boolean errorsOnly;
    private final Map<String, Integer> rejected = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private int doubtful;
    private final Map<String, Integer> kept = new TreeMap<>();

    /**
     * Notices for a stream.
     *
     * @param err where they go
     * @param errorsOnly whether only rejected rows are told
     */
    Notices(PrintWriter err, boolean errorsOnly) {
        this.err = err;
        this.errorsOnly = errorsOnly;
    }

    /** Says that a row was rejected. */
    void rejected(long line, String reason, String words) {
        tell(rejected, line, reason, "rejected, the row " + words);
    }

    /**
     * Says that an order was refused.
     *
     * @param line the line on which it begins, or that of the mistake
     * @param reason the kind of mistake
     * @param words a sentence without its full stop
     */
    void refused(long line, String reason, String words) {
        tell(refused, line, reason, "refused, " + words);
    }

    private void tell(Map<String, Integer> counts, long line, String reason, String words) {
        int before = counts.merge(reason, 1, Integer::sum);
        if (before <= SHOWN_OF_EACH) {
            say("line " + line + ": " + words);
        } else if (before == SHOWN_OF_EACH + 1) {
            say("line " + line + " and maybe more: " + words + " (not told one by one any more)");
        }
    }

    /** Says that a cell of an accepted row could not be read as what its column means. */
    void unreadable(long line, String what) {
        int before = kept.merge(what, 1, Integer::sum);
        if (errorsOnly) {
            return;
        }
        if (before <= SHOWN_OF_EACH) {
            say("line " + line + ": the " + what + " cannot be read as one; kept as a trait");
        } else if (before == SHOWN_OF_EACH + 1) {
            say("line " + line + " and maybe more: the " + what
                    + " cannot be read as one (not told one by one any more)");
        }
    }

    /** Says that a cell of consent could not be read, so that the row opts nobody in. */
    void unknownConsent(long line) {
        int before = doubtful++;
        if (before < SHOWN_OF_EACH) {
            say("line " + line + ": a cell of consent says nothing that is known; the row opts nobody in");
        } else if (before == SHOWN_OF_EACH) {
            say("line " + line + " and maybe more: a cell of consent says nothing that is known"
                    + " (not told one by one any more)");
        }
    }

    /** How many rows had a cell of consent that could not be read. */
    int doubtful() {
        return doubtful;
    }

    private void say(String message) {
        err.println(message);
        err.flush();
    }

    /** How many rows were rejected, by reason. */
    Map<String, Integer> rejectedByReason() {
        return rejected;
    }

    /** How many orders were refused, by reason. */
    Map<String, Integer> refusedByReason() {
        return refused;
    }

    /** How many cells could not be read as what their column means, by kind. */
    Map<String, Integer> unreadableByKind() {
        return kept;
    }
}
