package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.earning.Earning;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundedOrder;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.Reversed;

/**
 * An order, its refunds, and what it earned.
 *
 * @param order the order as it was handed in
 * @param at when it was recorded
 * @param by who recorded it
 * @param earning what it earned, and why not more
 * @param entryOrNull the sequence of the ledger entry by which it earned, if it earned
 * @param refunds its refunds, in the order in which they were made
 * @param reversed what was asked back by refunds of what the entry gave
 * @param takenBack how many points that took; fewer if points had expired or were written off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderRecord(
        @JsonProperty("order") Order order,
        @JsonProperty("at") Instant at,
        @JsonProperty("by") Actor by,
        @JsonProperty("earning") Earning earning,
        @JsonProperty("entry") @Nullable Long entryOrNull,

        @JsonProperty("refunds") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<OrderRefund> refunds,

        @JsonProperty("reversed") Reversed reversed,
        @JsonProperty("takenBack") Points takenBack) {
    /** Makes the list unmodifiable. */
    public OrderRecord {
        refunds = refunds == null ? List.of() : List.copyOf(refunds);
    }

    /** The record of an order that has just come in. */
    static OrderRecord of(Order order, Instant at, Actor by, Earning earning, @Nullable Long entryOrNull) {
        return new OrderRecord(order, at, by, earning, entryOrNull, List.of(), Reversed.NOTHING, Points.ZERO);
    }

    /** The order as it is told of, as one of a profile in a persona. */
    RecordedOrder recorded(PersonaId persona, ProfileId profile) {
        return new RecordedOrder(persona, profile, refunded(), earning, takenBack, at);
    }

    RefundedOrder refunded() {
        return RefundedOrder.of(order, refunds);
    }

    /** The record after it was decided what the order earns. */
    OrderRecord earning(Earning now, @Nullable Long entry) {
        return new OrderRecord(order, at, by, now, entry, refunds, reversed, takenBack);
    }

    /** The record with so many refunds only, the first ones. */
    OrderRecord withRefunds(int count) {
        return new OrderRecord(order, at, by, earning, entryOrNull, refunds.subList(0, count), reversed, takenBack);
    }

    /** The record with a refund more. */
    OrderRecord with(OrderRefund refund, Reversed reversedByNow, Points takenBackByIt) {
        List<OrderRefund> all = new ArrayList<>(refunds);
        all.add(refund);
        return new OrderRecord(order, at, by, earning, entryOrNull, all, reversedByNow, takenBack.plus(takenBackByIt));
    }
}
