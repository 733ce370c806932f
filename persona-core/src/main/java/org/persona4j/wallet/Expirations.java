package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Books what time has already decided: points of one account that were not used before their lots ended. */
final class Expirations {
    private Expirations() {}

    /**
     * Books what expired up to a moment, each with the moment it did.
     *
     * @param most how many at most; those of one moment are one
     * @return how many it booked
     */
    static int settle(Account account, Instant until, int most) {
        int booked = 0;
        while (booked < most) {
            Optional<LocalDate> day = nextLastDay(account, until);
            if (day.isEmpty()) {
                break;
            }
            book(account, day.get());
            booked++;
        }
        return booked;
    }

    /** The last day of the lots that expire next, if that is over at a moment. */
    private static Optional<LocalDate> nextLastDay(Account account, Instant until) {
        return LotStream.of(account).stream()
                .filter(stream -> isOver(account, stream.noneExpiresBefore(), until))
                .map(LotStream::lastDay)
                .filter(day -> isOver(account, day, until))
                .min(Comparator.naturalOrder());
    }

    private static boolean isOver(Account account, LocalDate day, Instant moment) {
        return !day.equals(LocalDate.MAX) && !account.expiresAt(day).isAfter(moment);
    }

    private static void book(Account account, LocalDate lastDay) {
        Draft draft = new Draft(EntryKind.EXPIRATION);
        Instant at = account.next(account.expiresAt(lastDay));
        String id = EntryIds.ofExpiry(account.profile(), account.wallet().entries());
        List<LotStream> streams = LotStream.of(account);
        for (LotStream stream : streams) {
            if (!stream.noneExpiresBefore().isAfter(lastDay)) {
                stream.takeThrough(lastDay);
                stream.book(draft.share(account));
            }
        }
        draft.write(
                account,
                at,
                (entry, of, isFirst) ->
                        entry.id(id).expirationBefore(of.wallet().lastExpiration()));
    }
}
