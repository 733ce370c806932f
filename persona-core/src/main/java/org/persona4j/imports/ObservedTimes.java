package org.persona4j.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.identity.BirthDates;

/**
 * Reads when something happened: an ISO instant, an ISO date and time (that of the zone if it names no offset; a blank may stand
 * for the T), or a date in any form that birth dates may have, which means its first moment in the zone. Immutable, thread-safe.
 *
 * @param dates how dates are written
 * @param zone the zone of what names none
 */
public record ObservedTimes(BirthDates dates, ZoneId zone) {
    private static final int DATE_CHARS = 10;
    private static final int MAX_CHARS = 100;

    /** Checks that nothing is missing. */
    public ObservedTimes {
        Objects.requireNonNull(dates, "dates");
        Objects.requireNonNull(zone, "zone");
    }

    /** Where what names no zone is of UTC. */
    public static ObservedTimes utc(BirthDates dates) {
        return new ObservedTimes(dates, ZoneOffset.UTC);
    }

    /** The moment that a text says, if it says one. */
    public Optional<Instant> parse(String text) {
        Optional<LocalDate> date = dates.parse(text);
        if (date.isPresent()) {
            return date.map(day -> day.atStartOfDay(zone).toInstant());
        }
        if (text.length() <= DATE_CHARS || text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String iso = text.charAt(DATE_CHARS) == ' '
                ? text.substring(0, DATE_CHARS) + 'T' + text.substring(DATE_CHARS + 1)
                : text;
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    iso.replaceFirst(" (?=[+-])", ""), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime withOffset
                            ? withOffset.toInstant()
                            : LocalDateTime.from(time).atZone(zone).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
