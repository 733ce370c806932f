package org.persona4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.OrderEdits;
import org.persona4j.internal.OrderReads;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.Purchase;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.ReviewPage;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;

/**
 * What customers bought, and what came back. What an order earns is booked in the same commit, by the
 * {@linkplain org.persona4j.loyalty.LoyaltyPolicy policy} of that moment.
 *
 * <p>An order belongs to the profile it is recorded for, and goes with it. It is known by its id: handed in again it has no second
 * effect. Of a customer who is no member it is kept and earns once they join; of one in the archive of the staff it is kept and earns
 * once they are back. Of a hidden, erased or unknown customer it is not taken.
 *
 * <p>To record needs {@link Permission#RECORD_ORDERS}, to find one by its id {@link Permission#LOOK_UP_RECEIPTS}, to see those of a
 * persona {@link Permission#VIEW_WALLETS}. Immutable and thread-safe.
 */
public final class Orders {
    private static final int MAX_PAGE = 1_000;

    private final Caller caller;

    Orders(Caller caller) {
        this.caller = caller;
    }

    /** Records an order of a customer. */
    public OrderOutcome record(CustomerRef customer, Order order) {
        return recordAll(List.of(new Purchase(customer, order))).get(0);
    }

    /**
     * Records orders, one after the other, several in a commit. If the call fails midway it can be made again.
     *
     * @return an outcome for each, in the same order
     */
    public List<OrderOutcome> recordAll(List<Purchase> purchases) {
        return edits(caller.require(Permission.RECORD_ORDERS), "orders.record").record(List.copyOf(purchases));
    }

    /** Records that an order was refunded, wholly or in part, and takes back what that part had earned. */
    public OrderRefundOutcome refund(OrderRefund refund) {
        Objects.requireNonNull(refund, "refund");
        return edits(caller.require(Permission.RECORD_ORDERS), "orders.refund").refund(refund);
    }

    /** The order with this id, which stands on the receipt. */
    public Optional<RecordedOrder> byReceipt(String orderId) {
        Objects.requireNonNull(orderId, "orderId");
        Session session = caller.require(Permission.LOOK_UP_RECEIPTS);
        return session.transactions()
                .read(attempt -> new OrderReads(attempt, session.store()).byId(orderId, caller.reach()));
    }

    /**
     * The orders of a persona, the one placed last first.
     *
     * @param id any id of the persona
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most orders of a page, 1 to 1,000
     * @throws NotFoundException if there is no such persona
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<RecordedOrder> of(PersonaId id, @Nullable String cursor, int limit) {
        Session session = caller.require(Permission.VIEW_WALLETS);
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", not " + limit);
        }
        return session.transactions()
                .read(attempt -> caller.reach()
                        .current(attempt, id)
                        .map(now -> new OrderReads(attempt, session.store()).of(now, cursor, limit)))
                .orElseThrow(() -> new NotFoundException("persona " + id));
    }

    private OrderEdits edits(Session session, String what) {
        return new OrderEdits(
                session.transactions(),
                session.upkeep(),
                session.loyaltyPolicy(),
                caller.act(what, null),
                caller.reach());
    }
}
