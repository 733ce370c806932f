package org.persona4j.loyalty;

import java.util.Objects;

/** What became of an order that was handed in. Immutable. */
public sealed interface OrderOutcome {
    /**
     * The order is recorded.
     *
     * @param order the order, and what it earned
     * @param repeated whether it had been before; then nothing changed, and it may have been refunded since
     */
    record Recorded(RecordedOrder order, boolean repeated) implements OrderOutcome {
        /** Checks that nothing is missing. */
        public Recorded {
            Objects.requireNonNull(order, "order");
        }
    }

    /**
     * The order was not recorded, and nothing changed.
     *
     * @param reason why not
     */
    record Refused(Reason reason) implements OrderOutcome {
        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why an order was not recorded. */
    enum Reason {
        /** There is no such customer, or none whom the caller sees. */
        UNKNOWN_CUSTOMER("there is no such customer"),
        /** Another order has the id, or the same one says other things or is another customer's. */
        ID_REUSED("another order has the id"),
        /** The order was placed later than now. */
        IN_THE_FUTURE("the order was placed later than now");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The reason in the words of people. */
        public String label() {
            return label;
        }
    }
}
