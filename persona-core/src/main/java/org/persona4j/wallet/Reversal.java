package org.persona4j.wallet;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lot of an order that is taken back, and what became of it. Not thread-safe. */
final class Reversal {
    private final Account account;
    private final @Nullable Lot lot;
    private final Instant now;

    /**
     * Looks at the lot that an entry opened.
     *
     * @throws IllegalArgumentException if the entry is none of the account's
     */
    Reversal(Account account, LedgerEntry earned, Instant now) {
        if (earned.sequence() >= account.wallet().entries()
                || !account.entry(earned.sequence()).equals(earned)) {
            throw new IllegalArgumentException("earned is no entry of the ledger of " + account.profile());
        }
        this.account = account;
        this.now = now;
        this.lot = earned.lotClass()
                .map(lotClass -> account.lot(earned.sequence(), lotClass, earned.sequence()))
                .orElse(null);
    }

    /**
     * How many of points that are asked back have expired.
     *
     * @param amount how many are asked back
     * @param open how many could be
     * @param told how many that expired were told of earlier
     */
    Points expiredOf(Points amount, Points open, Points told) {
        Points expired = expired().minus(told).max(Points.ZERO).min(open);
        BigInteger[] share = BigInteger.valueOf(amount.hundredths())
                .multiply(BigInteger.valueOf(expired.hundredths()))
                .divideAndRemainder(BigInteger.valueOf(open.hundredths()));
        long up = share[1].signum();
        return Points.ofHundredths(share[0].longValueExact() + up);
    }

    /** Takes points that are left in the lot; tells how many there were. */
    Points takeOwn(Draft draft, Points amount) {
        return lot == null ? Points.ZERO : draft.takeFrom(account, lot, amount);
    }

    /** How many points of the lot expired: in one go, when its life ended. */
    private Points expired() {
        if (lot == null || !account.isExpired(lot, now)) {
            return Points.ZERO;
        }
        Optional<Instant> earliest = lot.lotClass()
                .life()
                .lastDay(account.day(lot.at()), Optional.empty())
                .map(account::expiresAt);
        Optional<Long> at = account.wallet().lastExpiration();
        while (at.isPresent() && earliest.isPresent()) {
            LedgerEntry entry = account.entry(at.get());
            if (entry.at().isBefore(earliest.get())) {
                break;
            }
            for (LotRun run : entry.took().getOrDefault(lot.lotClass(), List.of())) {
                if (run.covers(lot.sequence())) {
                    return run.isSingle() ? run.points() : lot.openedWith();
                }
            }
            at = entry.expirationBefore();
        }
        return Points.ZERO;
    }
}
