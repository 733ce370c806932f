package org.persona4j.order;

import java.util.Objects;
import java.util.OptionalInt;

/** What became of a refund. */
public sealed interface RefundOutcome {
    /**
     * The refund counts.
     *
     * @param order the order after it
     * @param money how much it gave back
     */
    record Refunded(RefundedOrder order, Money money) implements RefundOutcome {
        /** Checks that nothing is missing. */
        public Refunded {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(money, "money");
        }
    }

    /**
     * The very same refund was there before; nothing changed.
     *
     * @param order the order as it was
     */
    record Repeated(RefundedOrder order) implements RefundOutcome {
        /** Checks that nothing is missing. */
        public Repeated {
            Objects.requireNonNull(order, "order");
        }
    }

    /**
     * The order does not allow the refund; nothing changed.
     *
     * @param reason why not
     * @param line the number of the line that does not allow it, if it is one
     */
    record Refused(Reason reason, OptionalInt line) implements RefundOutcome {
        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(line, "line");
        }

        static Refused of(Reason reason) {
            return new Refused(reason, OptionalInt.empty());
        }

        static Refused at(int line, Reason reason) {
            return new Refused(reason, OptionalInt.of(line));
        }

        /** The reason in the words of people. */
        public String describe() {
            return (line.isPresent() ? "line " + line.getAsInt() + ": " : "") + reason.label();
        }
    }

    /** Why an order does not allow a refund. */
    enum Reason {
        /** The refund names another order. */
        OTHER_ORDER("the refund names another order"),
        /** Another refund of the order has the id. */
        ID_REUSED("another refund of the order has the id"),
        /** As many refunds were given as an order may have. */
        TOO_MANY("an order has at most " + RefundedOrder.MAX_REFUNDS + " refunds"),
        /** All of the order was given back before. */
        NOTHING_LEFT("all of the order was given back before"),
        /** The order has no such line. */
        UNKNOWN_LINE("the order has no such line"),
        /** More would come back than was bought. */
        MORE_THAN_BOUGHT("more would come back than was bought"),
        /** More would be given back than was paid. */
        MORE_THAN_PAID("more would be given back than was paid");

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
