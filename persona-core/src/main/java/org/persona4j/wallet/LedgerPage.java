package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Up to {@value #SIZE} entries of one ledger that follow each other: page {@code n} has the entries from {@code 16 n} on. All
 * pages but the last are full and never change again, but for notes that an erasure takes.
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

    /** The page without the note of an entry, which is nobody's to read any more. */
    public LedgerPage withoutNote(long sequence) {
        return new LedgerPage(entries.stream()
                .map(entry -> entry.sequence() == sequence
                        ? LedgerEntry.builder()
                                .from(entry)
                                .note(Optional.empty())
                                .build()
                        : entry)
                .toList());
    }

    /** The number of the page that an entry stands on. */
    public static long numberOf(long sequence) {
        return sequence / SIZE;
    }
}
