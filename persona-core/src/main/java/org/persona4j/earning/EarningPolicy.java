package org.persona4j.earning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.immutables.value.Value;
import org.persona4j.order.Money;
import org.persona4j.order.OrderLine;
import org.persona4j.style.PersonaStyle;
import org.persona4j.wallet.Points;

/**
 * What a retailer decides about earning: how many points for how much money, which orders and lines count, and from when.
 *
 * <p>What a policy says holds for orders that are decided under it; what an order earned is kept with the order and never follows
 * a later policy. Immutable, thread-safe; holds no personal data.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableEarningPolicy.class)
@JsonDeserialize(as = ImmutableEarningPolicy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class EarningPolicy {
    /** The most visits a day that a policy can name. */
    public static final int MAX_VISITS = 1_000;

    private static final EarningPolicy STANDARD = builder().build();
    private static final int HUNDRED_DIGITS = 2;

    /** How many points 100 units of the currency earn, zero or more; by default 100. */
    @Value.Default
    public Points pointsPer100() {
        return Points.of(100);
    }

    /** How many points an order earns for itself, whatever it came to, zero or more; by default none. */
    @Value.Default
    public Points pointsPerOrder() {
        return Points.ZERO;
    }

    /** How many orders of a day may earn, 0 to {@value #MAX_VISITS}; by default 0, which sets no limit. */
    @Value.Default
    public int maxVisitsPerDay() {
        return 0;
    }

    /** The time zone in which days begin and end; by default UTC. */
    @Value.Default
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    /** Whether the tax earns too; by default not. */
    @Value.Default
    public TaxBasis taxBasis() {
        return TaxBasis.PRE_TAX;
    }

    /** What becomes of fractions of a point; by default they are kept to the hundredth. */
    @Value.Default
    public PointRounding rounding() {
        return PointRounding.NONE;
    }

    /** The first day whose orders earn; if there is none, all do. */
    public abstract Optional<LocalDate> earnsFrom();

    /** The times in which orders earn nothing. */
    public abstract List<FreezeWindow> freezes();

    /** The products that earn nothing, by their ids, exactly. */
    @Value.NaturalOrder
    public abstract NavigableSet<String> excludedProducts();

    /** The categories that earn nothing, as they stand in orders, exactly. */
    @Value.NaturalOrder
    public abstract NavigableSet<String> excludedCategories();

    EarningPolicy() {}

    /** The policy with every default. */
    public static EarningPolicy standard() {
        return STANDARD;
    }

    /** Starts a policy that differs from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The day an instant belongs to, as visits are counted by it. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone());
    }

    Optional<NotCounted> whyNotPlaced(Instant at) {
        if (earnsFrom().map(dayOf(at)::isBefore).orElse(false)) {
            return Optional.of(NotCounted.BEFORE_START);
        }
        return freezes().stream().anyMatch(window -> window.contains(at))
                ? Optional.of(NotCounted.FROZEN)
                : Optional.empty();
    }

    Optional<NotCounted> whyNot(OrderLine line) {
        if (excludedProducts().contains(line.productId())) {
            return Optional.of(NotCounted.EXCLUDED_PRODUCT);
        }
        return line.category().filter(excludedCategories()::contains).map(category -> NotCounted.EXCLUDED_CATEGORY);
    }

    static Points pointsFor(Money money, Points pointsPer100, PointRounding rounding) {
        BigDecimal exact = money.toBigDecimal().multiply(pointsPer100.toBigDecimal());
        return rounding.round(exact.movePointLeft(HUNDRED_DIGITS));
    }

    /** Checks the bounds. */
    @Value.Check
    protected void check() {
        if (pointsPer100().isNegative() || pointsPerOrder().isNegative()) {
            throw new IllegalArgumentException("pointsPer100 and pointsPerOrder must not be negative");
        }
        if (maxVisitsPerDay() < 0 || maxVisitsPerDay() > MAX_VISITS) {
            throw new IllegalArgumentException(
                    "maxVisitsPerDay must be 0 to " + MAX_VISITS + ", not " + maxVisitsPerDay());
        }
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder extends ImmutableEarningPolicy.Builder {
        Builder() {}
    }
}
