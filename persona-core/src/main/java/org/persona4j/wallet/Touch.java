package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * That a wallet was prolonged by a transaction. Immutable, thread-safe, a value.
 *
 * @param at when it was noted
 * @param day the day of the transaction, by which the points last that transactions prolong
 */
public record Touch(Instant at, LocalDate day) {
    /** Checks that both are given. */
    public Touch {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(day, "day");
    }
}
