package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.persona4j.identity.ProfileId;

/** What is remembered of {@linkplain Booking#touches() transactions that prolonged points}, to look back at what was known when. */
@FunctionalInterface
public interface TouchDays {
    /**
     * The latest day among the touches of a profile's wallet that had been noted up to a moment; none if there were none.
     *
     * @param profile whose wallet; one that was touched at least once
     * @param moment the moment, included
     */
    Optional<LocalDate> touchedBy(ProfileId profile, Instant moment);
}
