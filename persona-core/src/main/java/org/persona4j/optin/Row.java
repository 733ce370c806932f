package org.persona4j.optin;

import java.util.List;
import java.util.Set;

/**
 * One row of {@link OptInTable}: what some kinds of events do in some situations.
 *
 * @param kinds the kinds of events
 * @param consents the consents under which it holds
 * @param askings how it must stand with requests
 * @param suppressions whether delivery may be suppressed, and may not be
 * @param cell what they do
 */
record Row(
        List<? extends EventKind> kinds,
        Set<Consent> consents,
        Set<Situation.Asking> askings,
        Set<Boolean> suppressions,
        Cell cell) {
    /** Whether the row speaks of a situation. */
    boolean covers(Situation situation) {
        return consents.contains(situation.consent())
                && askings.contains(situation.asking())
                && suppressions.contains(situation.suppressed());
    }
}
