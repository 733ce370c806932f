package org.persona4j.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An order together with its refunds: what they gave back, and what further ones it allows.
 *
 * <p>What comes back of a line is worth that part of the line's share of the order ({@link Order#shares()}), cut to the hundredth;
 * when all of it has come back the parts make the share exactly. Never is more given back than was paid: an amount beyond that is
 * refused, and what comes back after amounts were given is worth at most what is left. An order is refunded wholly when a refund of
 * the whole was made, when every line came back wholly, or when all the money was given back. Immutable, thread-safe.
 */
public final class RefundedOrder {
    /** The most refunds an order may have. */
    public static final int MAX_REFUNDS = 100;

    private final Order order;
    private final List<OrderRefund> refunds;
    private final long[] returned;
    private final Money amounts;
    private final Money refunded;
    private final boolean whole;

    private RefundedOrder(
            Order order, List<OrderRefund> refunds, long[] returned, Money amounts, Money refunded, boolean whole) {
        this.order = order;
        this.refunds = refunds;
        this.returned = returned;
        this.amounts = amounts;
        this.refunded = refunded;
        this.whole = whole;
    }

    /** An order of which nothing was given back. */
    public static RefundedOrder of(Order order) {
        Objects.requireNonNull(order, "order");
        return new RefundedOrder(order, List.of(), new long[order.lines().size()], Money.ZERO, Money.ZERO, false);
    }

    /**
     * An order with its refunds, in the order in which they were made.
     *
     * @throws IllegalArgumentException if the order does not allow one of them
     */
    public static RefundedOrder of(Order order, List<OrderRefund> refunds) {
        RefundedOrder all = of(order);
        for (int i = 0; i < refunds.size(); i++) {
            RefundOutcome outcome = all.refund(refunds.get(i));
            if (!(outcome instanceof RefundOutcome.Refunded next)) {
                throw new IllegalArgumentException("refund " + (i + 1) + " of the order: "
                        + (outcome instanceof RefundOutcome.Refused refused ? refused.describe() : "made twice"));
            }
            all = next.order();
        }
        return all;
    }

    /** What becomes of a further refund. This order stays as it is; the outcome holds the one after. */
    public RefundOutcome refund(OrderRefund refund) {
        Objects.requireNonNull(refund, "refund");
        for (OrderRefund earlier : refunds) {
            if (earlier.id().equals(refund.id())) {
                return earlier.equals(refund)
                        ? new RefundOutcome.Repeated(this)
                        : RefundOutcome.Refused.of(RefundOutcome.Reason.ID_REUSED);
            }
        }
        if (!refund.orderId().equals(order.id())) {
            return RefundOutcome.Refused.of(RefundOutcome.Reason.OTHER_ORDER);
        }
        if (refunds.size() == MAX_REFUNDS) {
            return RefundOutcome.Refused.of(RefundOutcome.Reason.TOO_MANY);
        }
        if (whole) {
            return RefundOutcome.Refused.of(RefundOutcome.Reason.NOTHING_LEFT);
        }
        return refund.lines().isEmpty() ? ofMoney(refund) : ofLines(refund);
    }

    private RefundOutcome ofMoney(OrderRefund refund) {
        Money money = refund.amount().orElseGet(this::left);
        if (money.compareTo(left()) > 0) {
            return RefundOutcome.Refused.of(RefundOutcome.Reason.MORE_THAN_PAID);
        }
        return with(refund, returned, refund.amount().map(amounts::plus).orElse(amounts), money);
    }

    private RefundOutcome ofLines(OrderRefund refund) {
        long[] after = returned.clone();
        Money money = Money.ZERO;
        for (ReturnedLine line : refund.lines()) {
            int index = line.line() - 1;
            if (index >= after.length) {
                return RefundOutcome.Refused.at(line.line(), RefundOutcome.Reason.UNKNOWN_LINE);
            }
            after[index] += line.quantity().thousandths();
            if (after[index] > bought(index)) {
                return RefundOutcome.Refused.at(line.line(), RefundOutcome.Reason.MORE_THAN_BOUGHT);
            }
            money = money.plus(worth(index, after[index]).minus(worth(index, returned[index])));
        }
        return with(refund, after, amounts, money.min(left()));
    }

    private RefundOutcome with(OrderRefund refund, long[] returnedAfter, Money amountsAfter, Money money) {
        List<OrderRefund> all = new ArrayList<>(refunds);
        all.add(refund);
        Money sum = refunded.plus(money);
        boolean nothingLeft =
                refund.isWhole() || allReturned(returnedAfter) || (sum.isPositive() && sum.equals(order.postTax()));
        return new RefundOutcome.Refunded(
                new RefundedOrder(order, List.copyOf(all), returnedAfter, amountsAfter, sum, nothingLeft), money);
    }

    private boolean allReturned(long[] after) {
        for (int i = 0; i < after.length; i++) {
            if (after[i] < bought(i)) {
                return false;
            }
        }
        return true;
    }

    private long bought(int index) {
        return order.lines().get(index).quantity().thousandths();
    }

    private Money worth(int index, long thousandths) {
        Money share = order.shares().get(index).postTax();
        return thousandths == bought(index)
                ? share
                : share.share(thousandths, bought(index)).wholeCents();
    }

    /** The order as it was placed. */
    public Order order() {
        return order;
    }

    /** Its refunds, in the order in which they were made. */
    public List<OrderRefund> refunds() {
        return refunds;
    }

    /** How many thousandths came back of the line with a number from 1. */
    public long returnedThousandths(int line) {
        return returned[line - 1];
    }

    /** The money given back in amounts that belong to no line. */
    public Money refundedByAmount() {
        return amounts;
    }

    /** The money given back in all, with tax. */
    public Money refunded() {
        return refunded;
    }

    /** The money not given back, with tax. */
    public Money left() {
        return order.postTax().minus(refunded);
    }

    /** Whether nothing is left of the order. */
    public boolean isWhole() {
        return whole;
    }

    @Override
    public String toString() {
        return "RefundedOrder{" + order + ", " + refunds.size() + (refunds.size() == 1 ? " refund, " : " refunds, ")
                + refunded + " given back}";
    }
}
