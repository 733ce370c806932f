package org.persona4j.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of the personas of an export. There may be more though these are few, or none. Immutable; {@code toString} tells no personal
 * data.
 *
 * @param personas the personas, each once
 * @param nextOrNull the cursor of the next page, if there may be one; it stays good whatever is written meanwhile
 */
public record ExportPage(
        List<ExportedPersona> personas, @Nullable String nextOrNull) {
    /** Makes the list unmodifiable. */
    public ExportPage {
        personas = List.copyOf(personas);
    }

    /** The personas as JSON, one a line, see {@link ExportedPersona#toJson()}. */
    public List<String> lines() {
        return personas.stream().map(ExportedPersona::toJson).toList();
    }

    /** The cursor of the next page; empty if this is the last. */
    public Optional<String> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
