package org.persona4j.example.cli;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.BirthDates;
import org.persona4j.imports.ObservedTimes;

/** A moment as it is typed: a date, which begins at midnight where the retailer is, or a moment such as 2026-03-01T12:00:00Z. */
final class MomentText {
    private MomentText() {}

    /**
     * The moment that an option names.
     *
     * @param option the option, for the message
     * @param text what was typed, or null if nothing was
     * @param otherwise the moment if nothing was
     * @throws InputException if the text is no moment
     */
    static Instant parse(String option, @Nullable String text, ZoneId zone, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        return new ObservedTimes(BirthDates.standard(), zone)
                .parse(text.strip())
                .orElseThrow(() -> new InputException(option + " is neither a date nor a moment"));
    }
}
