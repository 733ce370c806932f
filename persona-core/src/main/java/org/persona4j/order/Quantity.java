package org.persona4j.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How much of a product: pieces, or a weight or length to the thousandth, as in {@code 2} or {@code 0.375}.
 *
 * <p>Above zero and at most a billion. In JSON it is the text of {@link #toString()}. Immutable, thread-safe, a value.
 *
 * @param thousandths how many thousandths
 */
public record Quantity(long thousandths) implements Comparable<Quantity> {
    /** One. */
    public static final Quantity ONE = new Quantity(1_000);

    private static final int UNIT = 1_000;
    private static final int DIGITS = 3;
    private static final long MAX = 1_000_000_000L * UNIT;
    private static final Pattern TEXT = Pattern.compile("\\d{1,10}(\\.\\d{1,3})?");

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if it is not above zero, or above a billion
     */
    public Quantity {
        if (thousandths <= 0 || thousandths > MAX) {
            throw new IllegalArgumentException("a quantity must be above zero and at most a billion");
        }
    }

    /** A number of pieces, 1 to a billion. */
    public static Quantity of(long pieces) {
        if (pieces > MAX / UNIT) {
            throw new IllegalArgumentException("a quantity must be above zero and at most a billion");
        }
        return new Quantity(Math.max(0, pieces) * UNIT);
    }

    /**
     * The quantity that a text tells: digits, and up to three decimals behind a point.
     *
     * @throws IllegalArgumentException if the text is no such number, or out of bounds
     */
    @JsonCreator
    public static Quantity parse(String text) {
        Objects.requireNonNull(text, "text");
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("a quantity must be a number with at most three decimals");
        }
        return new Quantity(new BigDecimal(text).movePointRight(DIGITS).longValueExact());
    }

    /** The same quantity as a decimal number. */
    public BigDecimal toBigDecimal() {
        BigDecimal exact = BigDecimal.valueOf(thousandths, DIGITS);
        return thousandths % UNIT == 0 ? exact.setScale(0) : exact.stripTrailingZeros();
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(thousandths, other.thousandths);
    }

    /** The number with as many decimals as it needs. */
    @JsonValue
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
