package org.persona4j.favorite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How far back purchases say something about the favorite store. Immutable.
 *
 * @param days how many days before today count besides today, 1 to {@value #MAX_DAYS}; the standard is 365
 */
public record PurchasePolicy(@JsonProperty("days") int days) {
    /** The most days that can count. */
    public static final int MAX_DAYS = 3_660;

    private static final PurchasePolicy STANDARD = new PurchasePolicy(365);
    private static final int DAYS_OF_SLACK = 2;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the days are out of bounds
     */
    public PurchasePolicy {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("days must be 1 to " + MAX_DAYS + ", not " + days);
        }
    }

    /** Today and the 365 days before it count. */
    public static PurchasePolicy standard() {
        return STANDARD;
    }

    /** The first day that counts at an instant, in a time zone. */
    public LocalDate firstDay(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).minusDays(days);
    }

    /** Before when an order counts in no time zone, at an instant and ever after. */
    Instant forgottenBefore(Instant now) {
        return now.minus(Duration.ofDays((long) days + DAYS_OF_SLACK));
    }
}
