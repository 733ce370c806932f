package org.persona4j.merge;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of things to look at. It may be empty though more follow. Immutable.
 *
 * @param items the things
 * @param nextOrNull the cursor of the next page, if there is one
 */
public record ReviewPage<T>(List<T> items, @Nullable String nextOrNull) {
    /** Makes the list unmodifiable. */
    public ReviewPage {
        items = List.copyOf(items);
    }

    /** The cursor of the next page; empty if this is the last. */
    public Optional<String> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
