package org.persona4j.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.persona4j.identity.ProfileId;

/** What became of a call about points: booked, or refused and nothing changed. Immutable. */
public sealed interface BookingOutcome permits BookingOutcome.Booked, BookingOutcome.Refused {
    /** The points of all profiles after the call. */
    Points balance();

    /**
     * It is in the ledger.
     *
     * @param id the id of the entry
     * @param kind why points came or went
     * @param points how many came; below zero, how many went. Debts count
     * @param at when it was booked
     * @param profiles the profiles whose ledgers tell of it, in the order of their ids
     * @param debtChange by how much debts grew; below zero if some were settled
     * @param writtenOff what was to be taken, was not there and is not owed either
     * @param reversed of the refund of an order: what was asked back of it so far, this time included; otherwise nothing
     * @param balance the points of all profiles after it
     */
    record Booked(
            String id,
            EntryKind kind,
            Points points,
            Instant at,
            List<ProfileId> profiles,
            Points debtChange,
            Points writtenOff,
            Reversed reversed,
            Points balance)
            implements BookingOutcome {
        /** Makes the list unmodifiable. */
        public Booked {
            profiles = List.copyOf(profiles);
        }

        /** All but the id, which is the caller's words. */
        @Override
        public String toString() {
            return "Booked[" + kind.code() + " " + points + " at " + at + " of " + profiles + ", debtChange="
                    + debtChange + ", writtenOff=" + writtenOff + ", reversed=" + reversed + ", balance=" + balance
                    + "]";
        }
    }

    /**
     * It is not booked, and nothing changed.
     *
     * @param reason why
     * @param balance the points of all profiles, now as before
     * @param most how many points the call could have been about
     */
    record Refused(Reason reason, Points balance, Points most) implements BookingOutcome {
        /** Checks that all are given. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(balance, "balance");
            Objects.requireNonNull(most, "most");
        }
    }

    /** Why a call is refused. */
    enum Reason {
        /** There are fewer points than were to be redeemed. */
        INSUFFICIENT,
        /** The adjustment would take more than there is, and the policy does not allow that. */
        BELOW_ZERO,
        /** More would be given back than was redeemed. */
        BEYOND_REDEMPTION,
        /** More would be taken back than the order earned. */
        BEYOND_EARNED
    }
}
