package org.persona4j.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * One line of an order: a product, how much of it, and what it came to.
 *
 * <p>All money of a line is that of the whole line, not of a piece, but for {@link #unitPrice()}. The amount is before the
 * discount and without tax. Whoever knows only the price of a piece leaves the amount out: it is then price times quantity,
 * rounded half up to the hundredth, or to the decimals of the price if it has more, as a till does; where the till came to
 * something else, state the amount. Immutable, thread-safe.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableOrderLine.class)
@JsonDeserialize(as = ImmutableOrderLine.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class OrderLine {
    /** The product, by the retailer's id of it: 1 to 128 characters. */
    public abstract String productId();

    /** What the product is called, up to 256 characters. */
    @Value.Redacted
    public abstract Optional<String> name();

    /** The brand, up to 128 characters. */
    @Value.Redacted
    public abstract Optional<String> brand();

    /** The category, up to 128 characters. */
    @Value.Redacted
    public abstract Optional<String> category();

    /** How much of it; by default one. */
    @Value.Default
    public Quantity quantity() {
        return Quantity.ONE;
    }

    /** The price of one, without discount and tax. It explains the amount and decides nothing once that is there. */
    public abstract Optional<Money> unitPrice();

    /** What the line came to before its discount and without tax, zero or more; by default price times quantity. */
    @Value.Default
    public Money amount() {
        return unitPrice()
                .map(this::amountAt)
                .orElseThrow(() -> new IllegalArgumentException("a line needs an amount or a unitPrice"));
    }

    /** What was taken off this line, from zero to the amount; by default nothing. */
    @Value.Default
    public Money discount() {
        return Money.ZERO;
    }

    /** The tax that came on top of this line, zero or more; by default none. */
    @Value.Default
    public Money tax() {
        return Money.ZERO;
    }

    OrderLine() {}

    /** Starts a line. */
    public static Builder builder() {
        return new Builder();
    }

    /** The amount less the discount of this line; a discount on the whole order is not in it. */
    public Money net() {
        return amount().minus(discount());
    }

    private Money amountAt(Money price) {
        BigDecimal exact = price.toBigDecimal().multiply(quantity().toBigDecimal());
        return Money.of(exact.setScale(price.toBigDecimal().scale(), RoundingMode.HALF_UP));
    }

    /** Checks the rules. */
    @Value.Check
    protected void check() {
        OrderText.checkId(productId(), "productId");
        name().ifPresent(text -> OrderText.check(text, "name", OrderText.MAX_NAME));
        brand().ifPresent(text -> OrderText.checkId(text, "brand"));
        category().ifPresent(text -> OrderText.checkId(text, "category"));
        checkNotNegative(amount(), "amount");
        checkNotNegative(discount(), "discount");
        checkNotNegative(tax(), "tax");
        unitPrice().ifPresent(price -> checkNotNegative(price, "unitPrice"));
        if (discount().compareTo(amount()) > 0) {
            throw new IllegalArgumentException("discount must not be more than amount");
        }
    }

    static void checkNotNegative(Money money, String what) {
        if (money.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative; what is given back is a refund");
        }
    }

    /** Builds a line. Not thread-safe. */
    public static final class Builder extends ImmutableOrderLine.Builder {
        Builder() {}
    }
}
