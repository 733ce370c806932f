package org.persona4j.identity;

/**
 * A rule that brings outside text of one identifier type into its canonical form <em>(policy)</em>.
 *
 * <p>A rule is a pure function, safe for use by many threads. It takes any text, never throws for its content, takes
 * time linear in its length, and is idempotent: the canonical value of an outcome gives that outcome again.
 */
@FunctionalInterface
public interface IdentifierNormalizer {

    /**
     * The identifier in a piece of text.
     *
     * @param text any text from outside
     * @return the identifier in canonical form, or the reason why the text is none
     */
    Normalized normalize(String text);
}
