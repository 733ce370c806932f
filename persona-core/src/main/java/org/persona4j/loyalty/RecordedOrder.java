package org.persona4j.loyalty;

import java.time.Instant;
import java.util.Objects;
import org.persona4j.earning.Earning;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.order.RefundedOrder;
import org.persona4j.wallet.Points;

/**
 * An order as it is kept: with its refunds, whose it is, and what it earned. Immutable.
 *
 * @param persona the persona whose it is now
 * @param profile the profile it was recorded for, to which it belongs whatever becomes of the persona
 * @param order the order and its refunds
 * @param earning what it earned and why not more
 * @param takenBack how many points its refunds have taken back of that; fewer than they might if points had expired or were spent
 * @param recordedAt when it was recorded
 */
public record RecordedOrder(
        PersonaId persona,
        ProfileId profile,
        RefundedOrder order,
        Earning earning,
        Points takenBack,
        Instant recordedAt) {
    /** Checks that nothing is missing. */
    public RecordedOrder {
        Objects.requireNonNull(persona, "persona");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(earning, "earning");
        Objects.requireNonNull(takenBack, "takenBack");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
