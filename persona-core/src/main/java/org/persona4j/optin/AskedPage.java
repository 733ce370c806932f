package org.persona4j.optin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of the addresses of an import whose customers were asked to opt in. Immutable.
 *
 * @param answers what became of the asking at each
 * @param nextOrNull where to go on; none if this was the last page
 */
public record AskedPage(List<OptInAnswer> answers, @Nullable String nextOrNull) {
    /** Makes the list unmodifiable. */
    public AskedPage {
        answers = List.copyOf(answers);
    }

    /** Where to go on; none if this was the last page. */
    public Optional<String> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
