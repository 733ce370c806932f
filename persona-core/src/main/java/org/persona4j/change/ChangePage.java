package org.persona4j.change;

import java.util.List;
import java.util.Objects;

/**
 * Some changes, those of each persona in their order. Immutable and thread-safe.
 *
 * @param changes the changes
 * @param next where to go on; to be kept by the reader together with what it made of the changes
 * @param more whether there are more by now
 */
public record ChangePage(List<Change> changes, ChangeCursor next, boolean more) {
    /** Makes the list unmodifiable. */
    public ChangePage {
        changes = List.copyOf(changes);
        Objects.requireNonNull(next, "next");
    }
}
