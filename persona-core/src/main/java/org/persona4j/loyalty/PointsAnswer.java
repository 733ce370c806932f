package org.persona4j.loyalty;

import java.util.Objects;
import org.persona4j.wallet.BookingOutcome;

/**
 * What became of a call about points. Immutable.
 *
 * @param outcome whether it is in the ledger, or why not
 * @param repeated whether it had been there before, by a call with the same id; then nothing changed, and this is what the first
 *     call was answered
 */
public record PointsAnswer(BookingOutcome outcome, boolean repeated) {
    /** Checks that nothing is missing. */
    public PointsAnswer {
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Whether it is in the ledger. */
    public boolean isBooked() {
        return outcome instanceof BookingOutcome.Booked;
    }
}
