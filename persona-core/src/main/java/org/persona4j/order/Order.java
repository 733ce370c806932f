package org.persona4j.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * One purchase: when and where, what was bought, and what it came to. What the customer gave back later is not in it.
 *
 * <p>Money adds up: {@link #gross()} is the lines' amounts, {@link #preTax()} that without all discounts, {@link #postTax()} that
 * with all taxes. Lines are numbered from 1. Immutable, thread-safe; {@code toString} shows counts and money only.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableOrder.class)
@JsonDeserialize(as = ImmutableOrder.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class Order {
    /** The most lines an order may have. */
    public static final int MAX_LINES = 500;

    /** The id of the order, which is that of its receipt: 1 to 128 characters, unique in the tenant. */
    public abstract String id();

    /** When it was placed. */
    public abstract Instant placedAt();

    /** The shop it was placed in, by the retailer's id of it, up to 128 characters; none if it was nowhere in particular. */
    public abstract Optional<String> storeId();

    /** What was bought, 1 to {@value #MAX_LINES} lines. */
    public abstract List<OrderLine> lines();

    /** What was taken off the order as a whole, besides its lines' discounts; by default nothing. */
    @Value.Default
    public Money orderDiscount() {
        return Money.ZERO;
    }

    /** The tax on the order as a whole, besides its lines' taxes; by default none. */
    @Value.Default
    public Money orderTax() {
        return Money.ZERO;
    }

    /** What the receipt says was to pay. Whoever states it has it checked: it must be {@link #postTax()} exactly. */
    public abstract Optional<Money> statedTotal();

    Order() {}

    /** Starts an order. */
    public static Builder builder() {
        return new Builder();
    }

    /** What the lines came to before discounts and without tax. */
    public Money gross() {
        return sum(OrderLine::amount);
    }

    /** What was taken off, of lines and of the order. */
    public Money discounts() {
        return sum(OrderLine::discount).plus(orderDiscount());
    }

    /** The tax, on lines and on the order. */
    public Money taxes() {
        return sum(OrderLine::tax).plus(orderTax());
    }

    /** What it came to after discounts and without tax. */
    public Money preTax() {
        return gross().minus(discounts());
    }

    /** What was to pay: after discounts, with tax. */
    public Money postTax() {
        return preTax().plus(taxes());
    }

    /** The line with a number from 1. */
    public OrderLine line(int number) {
        return lines().get(number - 1);
    }

    /**
     * What each line came to, in their order: the order's own discount is divided in proportion to what the lines came to after
     * their discounts, its own tax in proportion to what they came to after both. The parts add up to the order.
     */
    @JsonIgnore
    @Value.Lazy
    public List<LineShare> shares() {
        List<Money> nets = lines().stream().map(OrderLine::net).toList();
        List<Money> discounts = Division.divide(orderDiscount(), nets);
        List<Money> preTax = new ArrayList<>(nets.size());
        for (int i = 0; i < nets.size(); i++) {
            preTax.add(nets.get(i).minus(discounts.get(i)));
        }
        List<Money> taxes = Division.divide(orderTax(), preTax);
        List<LineShare> shares = new ArrayList<>(nets.size());
        for (int i = 0; i < nets.size(); i++) {
            shares.add(new LineShare(preTax.get(i), lines().get(i).tax().plus(taxes.get(i))));
        }
        return List.copyOf(shares);
    }

    private Money sum(Function<OrderLine, Money> part) {
        Money sum = Money.ZERO;
        for (OrderLine line : lines()) {
            sum = sum.plus(part.apply(line));
        }
        return sum;
    }

    /** Checks the rules. */
    @Value.Check
    protected void check() {
        OrderText.checkId(id(), "id");
        storeId().ifPresent(text -> OrderText.checkId(text, "storeId"));
        if (lines().isEmpty() || lines().size() > MAX_LINES) {
            throw new IllegalArgumentException("lines must be 1 to " + MAX_LINES + ", not " + lines().size());
        }
        OrderLine.checkNotNegative(orderDiscount(), "orderDiscount");
        OrderLine.checkNotNegative(orderTax(), "orderTax");
        if (preTax().isNegative()) {
            throw new IllegalArgumentException("orderDiscount must not be more than the lines come to");
        }
        statedTotal().ifPresent(this::checkTotal);
    }

    private void checkTotal(Money total) {
        if (!total.equals(postTax())) {
            throw new IllegalArgumentException(
                    "statedTotal is " + total + ", but lines, discounts and taxes of the order come to " + postTax());
        }
    }

    @Override
    public final String toString() {
        return "Order{" + lines().size() + (lines().size() == 1 ? " line, " : " lines, ") + postTax() + "}";
    }

    /** Builds an order. Not thread-safe. */
    public static final class Builder extends ImmutableOrder.Builder {
        private int linesBegun;

        Builder() {}

        /**
         * Adds a line that is made here, so that whatever is wrong with it is told with its number.
         *
         * @param parts gives the line its parts
         * @throws IllegalArgumentException if the line breaks a rule; the message begins with the number of this call
         */
        public Builder line(Consumer<OrderLine.Builder> parts) {
            Objects.requireNonNull(parts, "parts");
            linesBegun++;
            OrderLine.Builder line = OrderLine.builder();
            try {
                parts.accept(line);
                addLines(line.build());
            } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
                throw new IllegalArgumentException("line " + linesBegun + ": " + e.getMessage(), e);
            }
            return this;
        }
    }
}
