package org.persona4j.wallet;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a timeline, the latest first. Immutable; {@code toString} leaves out notes.
 *
 * @param lines the lines
 * @param nextOrNull where the next page begins; null if there is none
 */
public record TimelinePage(
        List<TimelineLine> lines, @Nullable TimelineCursor nextOrNull) {
    /** Makes the list unmodifiable. */
    public TimelinePage {
        lines = List.copyOf(lines);
    }

    /** Where the next page begins; none if this is the last one. */
    public Optional<TimelineCursor> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
