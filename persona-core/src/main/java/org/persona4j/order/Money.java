package org.persona4j.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An exact amount of a tenant's currency, to the ten-thousandth.
 *
 * <p>It names no currency, because a tenant has one. From {@code -922,337,203,685,477.5808} to
 * {@code 922,337,203,685,477.5807}; what would lie beyond is an {@link ArithmeticException}, never another amount. In JSON it is
 * the text of {@link #toString()}, because readers of JSON turn numbers with decimals into inexact ones. Immutable, thread-safe, a
 * value.
 *
 * @param tenThousandths how many ten-thousandths of one unit of the currency
 */
public record Money(long tenThousandths) implements Comparable<Money> {
    /** No money. */
    public static final Money ZERO = new Money(0);

    private static final int UNIT = 10_000;
    private static final int DIGITS = 4;
    private static final int MAX_DIGITS_BEFORE_POINT = 15;
    private static final int CENT = 100;
    private static final int CENT_DIGITS = 2;
    private static final Pattern TEXT = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,4})?");

    /**
     * Whole units of the currency.
     *
     * @throws ArithmeticException if there are too many
     */
    public static Money of(long units) {
        return ofTenThousandths(Math.multiplyExact(units, UNIT));
    }

    /** Ten-thousandths of a unit of the currency. */
    public static Money ofTenThousandths(long tenThousandths) {
        return tenThousandths == 0 ? ZERO : new Money(tenThousandths);
    }

    /**
     * The same amount as a decimal number.
     *
     * @throws IllegalArgumentException if it has more than four decimals, or is beyond what there is
     */
    public static Money of(BigDecimal amount) {
        Objects.requireNonNull(amount, "amount");
        // a short text can name a number of a billion digits, which must not be written out to be refused
        long digitsBeforePoint = (long) amount.precision() - amount.scale();
        if (amount.signum() == 0) {
            return ZERO;
        }
        try {
            if (digitsBeforePoint <= MAX_DIGITS_BEFORE_POINT) {
                return ofTenThousandths(amount.movePointRight(DIGITS).longValueExact());
            }
        } catch (ArithmeticException tooFine) {
            // told below, without the number
        }
        throw new IllegalArgumentException("money must have at most four decimals and 15 digits before them");
    }

    /**
     * The amount that a text tells: digits, and up to four decimals behind a point, as in {@code 12}, {@code -0.5},
     * {@code 3.9999}.
     *
     * @throws IllegalArgumentException if the text is no such number, or one beyond what there is
     */
    @JsonCreator
    public static Money parse(String text) {
        Objects.requireNonNull(text, "text");
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("money must be a number with at most four decimals");
        }
        return of(new BigDecimal(text));
    }

    /**
     * This and another amount.
     *
     * @throws ArithmeticException if it is too much
     */
    public Money plus(Money other) {
        return ofTenThousandths(Math.addExact(tenThousandths, other.tenThousandths));
    }

    /**
     * This without another amount.
     *
     * @throws ArithmeticException if it is too much
     */
    public Money minus(Money other) {
        return ofTenThousandths(Math.subtractExact(tenThousandths, other.tenThousandths));
    }

    /**
     * So many times this.
     *
     * @throws ArithmeticException if it is too much
     */
    public Money times(long times) {
        return ofTenThousandths(Math.multiplyExact(tenThousandths, times));
    }

    /**
     * The part of this that a count is of a whole, cut toward zero below the ten-thousandth.
     *
     * @param count how much of the whole, 0 to {@code whole}
     * @param whole above zero
     */
    public Money share(long count, long whole) {
        if (whole <= 0 || count < 0 || count > whole) {
            throw new IllegalArgumentException("count must be from 0 to whole, and whole above zero");
        }
        return ofTenThousandths(BigInteger.valueOf(tenThousandths)
                .multiply(BigInteger.valueOf(count))
                .divide(BigInteger.valueOf(whole))
                .longValueExact());
    }

    /** This, cut toward zero below the hundredth. */
    public Money wholeCents() {
        return ofTenThousandths(tenThousandths - tenThousandths % CENT);
    }

    /** The lesser of this and another. */
    public Money min(Money other) {
        return tenThousandths <= other.tenThousandths ? this : other;
    }

    /** Whether there is none. */
    @JsonIgnore
    public boolean isZero() {
        return tenThousandths == 0;
    }

    /** Whether it is more than none. */
    @JsonIgnore
    public boolean isPositive() {
        return tenThousandths > 0;
    }

    /** Whether it is less than none. */
    @JsonIgnore
    public boolean isNegative() {
        return tenThousandths < 0;
    }

    /** The same amount, with as many decimals as it needs and at least two. */
    public BigDecimal toBigDecimal() {
        BigDecimal exact = BigDecimal.valueOf(tenThousandths, DIGITS);
        return tenThousandths % CENT == 0 ? exact.setScale(CENT_DIGITS) : exact.stripTrailingZeros();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    /** The amount with as many decimals as it needs and at least two, as in {@code 12.50} or {@code 0.125}. */
    @JsonValue
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
