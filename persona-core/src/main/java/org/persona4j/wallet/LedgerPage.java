package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Up to {@value #SIZE} entries of one ledger that follow each other: page {@code n} has the entries from {@code 16 n} on. All
 * pages but the last are full and never change again.
 *
 * <p>Immutable, thread-safe, a value.
 *
 * @param entries the entries, in order
 */
public record LedgerPage(@JsonProperty("entries") List<LedgerEntry> entries) {
    /** How many entries a full page has. */
    public static final int SIZE = 16;

    /**
     * Checks that the entries follow each other from the beginning of a page on.
     *
     * @throws IllegalArgumentException if they do not
     */
    @JsonCreator
    public LedgerPage {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > SIZE) {
            throw new IllegalArgumentException("a page has 1 to " + SIZE + " entries, not " + entries.size());
        }
        long first = entries.get(0).sequence();
        for (int at = 0; at < entries.size(); at++) {
            if (first % SIZE != 0 || entries.get(at).sequence() != first + at) {
                throw new IllegalArgumentException(
                        "entry " + entries.get(at).sequence() + " is out of place at position " + at);
            }
        }
    }

    /** The number of the page that an entry stands on. */
    public static long numberOf(long sequence) {
        return sequence / SIZE;
    }
}
