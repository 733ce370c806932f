package org.persona4j.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * Money given back for an order: an amount, or for what came back of its lines, or, with neither, for all that is left of it.
 *
 * <p>Whether an order allows it, and how much money it is, says {@link RefundedOrder}. Immutable, thread-safe; {@code toString}
 * shows no id.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableOrderRefund.class)
@JsonDeserialize(as = ImmutableOrderRefund.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class OrderRefund {
    /** The id of the refund: 1 to 128 characters, unique in the tenant. */
    @Value.Redacted
    public abstract String id();

    /** The id of the order. */
    @Value.Redacted
    public abstract String orderId();

    /** When the money was given back. */
    public abstract Instant at();

    /** The money, with tax, if an amount was given back that belongs to no line; above zero. */
    public abstract Optional<Money> amount();

    /** What came back, each line once; empty if nothing did. */
    public abstract List<ReturnedLine> lines();

    OrderRefund() {}

    /** Starts a refund; without an amount and lines it is one of the whole order. */
    public static Builder builder() {
        return new Builder();
    }

    /** A refund of all that is left of an order. */
    public static OrderRefund whole(String id, String orderId, Instant at) {
        return builder().id(id).orderId(orderId).at(at).build();
    }

    /** A refund of an amount that belongs to no line. */
    public static OrderRefund ofAmount(String id, String orderId, Instant at, Money amount) {
        return builder().id(id).orderId(orderId).at(at).amount(amount).build();
    }

    /** A refund of what came back. */
    public static OrderRefund ofLines(String id, String orderId, Instant at, List<ReturnedLine> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines must name what came back");
        }
        return builder().id(id).orderId(orderId).at(at).lines(lines).build();
    }

    /** Whether it gives back all that is left of the order. */
    @JsonIgnore
    public boolean isWhole() {
        return amount().isEmpty() && lines().isEmpty();
    }

    /** Checks the rules. */
    @Value.Check
    protected void check() {
        OrderText.checkId(id(), "id");
        OrderText.checkId(orderId(), "orderId");
        if (amount().isPresent() && !lines().isEmpty()) {
            throw new IllegalArgumentException("a refund has an amount or lines, not both");
        }
        if (amount().isPresent() && !amount().get().isPositive()) {
            throw new IllegalArgumentException("amount must be above zero");
        }
        BitSet named = new BitSet();
        for (ReturnedLine returned : lines()) {
            if (named.get(returned.line())) {
                throw new IllegalArgumentException("line " + returned.line() + ": named twice");
            }
            named.set(returned.line());
        }
    }

    /** Builds a refund. Not thread-safe. */
    public static final class Builder extends ImmutableOrderRefund.Builder {
        Builder() {}
    }
}
