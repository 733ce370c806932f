package org.persona4j.search;

import java.util.Objects;

/** What was typed cannot be read as a query. The message says what is wrong and where, and quotes nothing of it. */
public final class QuerySyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with a query. */
    public enum Reason {
        /** It has more than {@value Query#MAX_LENGTH} characters. */
        TOO_LONG("a query has at most " + Query.MAX_LENGTH + " characters"),
        /** It asks for more than {@value Query#MAX_CRITERIA} things. */
        TOO_MANY_CRITERIA("a query asks for at most " + Query.MAX_CRITERIA + " things"),
        /** A quote is opened and not closed. */
        UNCLOSED_QUOTE("the quote is not closed"),
        /** The word before a colon means nothing. */
        UNKNOWN_WORD(
                "before a colon there can be has, is, not, receipt, merge or source; quotes keep any other text together"),
        /** Nothing follows a colon. */
        NOTHING_FOLLOWS("nothing follows the colon"),
        /** What follows {@code has:}, {@code is:} or {@code not:} means nothing. */
        UNKNOWN_FILTER("there are has:phone, has:email, has:name, has:points, is:member and not:member"),
        /** What follows {@code source:} is no source. */
        UNKNOWN_SOURCE("a source is written KIND or KIND:name, with a known kind"),
        /** Half of a character stands alone. */
        MALFORMED("half of a character stands alone");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final Reason reason;
    private final int position;

    QuerySyntaxException(Reason reason, int position) {
        super(Objects.requireNonNull(reason, "reason").words + ", at character " + (position + 1));
        this.reason = reason;
        this.position = position;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }

    /** Where: the number of {@code char}s before it. */
    public int position() {
        return position;
    }
}
