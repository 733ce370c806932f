package org.persona4j.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked of the personas that are to be found: all of the criteria at once. Without any, everybody is.
 *
 * <p>{@link #parse} reads what staff type into one box:
 *
 * <table>
 * <caption>The grammar</caption>
 * <tr><th>written</th><th>finds who</th></tr>
 * <tr><td>{@code (603) 555-1212}</td><td>has the phone number, in any format</td></tr>
 * <tr><td>{@code ann@example.org}</td><td>has the e-mail address</td></tr>
 * <tr><td>{@code Ann Lee}, {@code "Ann Lee"}</td><td>has exactly this full name, or the text as an id: of the persona or of a record of
 * a source</td></tr>
 * <tr><td>{@code receipt:4711}</td><td>placed the order</td></tr>
 * <tr><td>{@code merge:6035551212}</td><td>has or once had the phone number or e-mail address</td></tr>
 * <tr><td>{@code source:INTEGRATION:till}</td><td>is known to the source</td></tr>
 * <tr><td>{@code has:phone has:email has:name has:points}</td><td>has one</td></tr>
 * <tr><td>{@code is:member}, {@code not:member}</td><td>is in the loyalty program, or is not</td></tr>
 * </table>
 *
 * <p>Words before a colon are read in any case. Words that follow each other are one text, but that an e-mail address, and a run of
 * words that look like a phone number, stand for themselves: {@code Ann Lee 603 555 1212} asks for the name and the number. Quotes keep
 * a text together, whatever is in it; two of them stand for one in it. Control characters and marks of direction are as spaces.
 *
 * <p>Immutable, thread-safe, a value; {@code toString} tells no text.
 *
 * @param criteria what is asked, each once, in the order in which it was
 */
public record Query(List<Criterion> criteria) {
    /** The most characters of a query. */
    public static final int MAX_LENGTH = 500;

    /** The most criteria of a query. */
    public static final int MAX_CRITERIA = 16;

    private static final Query EVERYBODY = new Query(List.of());

    /**
     * Takes each criterion once.
     *
     * @throws IllegalArgumentException if there are more than {@value #MAX_CRITERIA}
     */
    public Query {
        criteria = criteria.stream().distinct().toList();
        if (criteria.size() > MAX_CRITERIA) {
            throw new IllegalArgumentException(
                    "a query has at most " + MAX_CRITERIA + " criteria, not " + criteria.size());
        }
    }

    /** The query that everybody answers. */
    public static Query everybody() {
        return EVERYBODY;
    }

    /** The query of some criteria. */
    public static Query of(Criterion... criteria) {
        return new Query(List.of(criteria));
    }

    /**
     * Reads what somebody typed.
     *
     * @throws QuerySyntaxException if it cannot be read; it says why and where, and quotes nothing of it
     */
    public static Query parse(String text) {
        return new QueryParser(text).query();
    }

    /** The text that reads as this query. It may be longer than a text can be that somebody types. */
    public String written() {
        return criteria.stream().map(Criterion::written).collect(Collectors.joining(" "));
    }
}
