package org.persona4j.loyalty;

import java.util.Objects;
import org.persona4j.order.Money;
import org.persona4j.order.RefundOutcome;
import org.persona4j.wallet.Points;

/** What became of the refund of an order. Immutable. */
public sealed interface OrderRefundOutcome {
    /**
     * The refund is recorded.
     *
     * @param order the order after it
     * @param money the money it gave back; zero if it had been recorded before
     * @param takenBack the points it took back; none if it had been recorded before
     * @param repeated whether it had been recorded before; then nothing changed
     */
    record Refunded(RecordedOrder order, Money money, Points takenBack, boolean repeated)
            implements OrderRefundOutcome {
        /** Checks that nothing is missing. */
        public Refunded {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(money, "money");
            Objects.requireNonNull(takenBack, "takenBack");
        }
    }

    /** There is no such order, or none whose customer the caller sees; nothing changed. */
    record UnknownOrder() implements OrderRefundOutcome {}

    /**
     * The order does not allow the refund; nothing changed.
     *
     * @param why why not
     */
    record Refused(RefundOutcome.Refused why) implements OrderRefundOutcome {
        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(why, "why");
        }
    }
}
