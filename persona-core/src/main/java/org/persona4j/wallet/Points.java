package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An exact number of points, to the hundredth; below zero it is what was taken or is owed.
 *
 * <p>From {@code -92,233,720,368,547,758.08} to {@code 92,233,720,368,547,758.07}. What would lie beyond is an
 * {@link ArithmeticException}, never another number. In JSON it is the whole number of hundredths. Immutable, thread-safe, a
 * value.
 *
 * @param hundredths how many hundredths of a point
 */
public record Points(@JsonValue long hundredths) implements Comparable<Points> {
    /** No points. */
    public static final Points ZERO = new Points(0);

    private static final int HUNDRED = 100;
    private static final int DIGITS = 2;
    private static final Pattern TEXT = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,2})?");

    /**
     * Whole points.
     *
     * @throws ArithmeticException if there are too many
     */
    public static Points of(long whole) {
        return new Points(Math.multiplyExact(whole, HUNDRED));
    }

    /** Hundredths of a point. */
    @JsonCreator
    public static Points ofHundredths(long hundredths) {
        return hundredths == 0 ? ZERO : new Points(hundredths);
    }

    /**
     * The points that a text tells: digits, and up to two decimals behind a point, as in {@code 12}, {@code -0.5}, {@code 3.25}.
     *
     * @throws IllegalArgumentException if the text is no such number, or one beyond what there is
     */
    public static Points parse(String text) {
        Objects.requireNonNull(text, "text");
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("points must be a number with at most two decimals");
        }
        try {
            return ofHundredths(new BigDecimal(text).movePointRight(DIGITS).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("more points than there can be", e);
        }
    }

    /**
     * These and others.
     *
     * @throws ArithmeticException if there are too many
     */
    public Points plus(Points others) {
        return ofHundredths(Math.addExact(hundredths, others.hundredths));
    }

    /**
     * These without others.
     *
     * @throws ArithmeticException if there are too many
     */
    public Points minus(Points others) {
        return ofHundredths(Math.subtractExact(hundredths, others.hundredths));
    }

    /**
     * As many with the other sign.
     *
     * @throws ArithmeticException if there are too many
     */
    public Points negated() {
        return ofHundredths(Math.negateExact(hundredths));
    }

    /** The fewer of these and others. */
    public Points min(Points others) {
        return hundredths <= others.hundredths ? this : others;
    }

    /** The more of these and others. */
    public Points max(Points others) {
        return hundredths >= others.hundredths ? this : others;
    }

    /** Whether there are none. */
    public boolean isZero() {
        return hundredths == 0;
    }

    /** Whether there are more than none. */
    public boolean isPositive() {
        return hundredths > 0;
    }

    /** Whether there are fewer than none. */
    public boolean isNegative() {
        return hundredths < 0;
    }

    /** The same number, with two decimals. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(hundredths, DIGITS);
    }

    @Override
    public int compareTo(Points others) {
        return Long.compare(hundredths, others.hundredths);
    }

    /** The number with two decimals, as in {@code 12.50}. */
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
