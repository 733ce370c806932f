package org.persona4j.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of those who were found. There may be more though these are few, or none: a look at many costs no more than at some
 * thousand. Immutable; {@code toString} tells no personal data.
 *
 * @param hits who was found, each once
 * @param nextOrNull the cursor of the next page, if there may be one; it stays good whatever is written meanwhile
 */
public record SearchPage(List<Hit> hits, @Nullable String nextOrNull) {
    /** Makes the list unmodifiable. */
    public SearchPage {
        hits = List.copyOf(hits);
    }

    /** The cursor of the next page; empty if this is the last. */
    public Optional<String> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
