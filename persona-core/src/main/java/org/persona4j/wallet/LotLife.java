package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the points of a lot last: for ever, so many days after the last transaction, or so many days.
 *
 * <p>Days are those of the calendar where the retailer is. A lot of {@code n} days that is opened on a day lasts that day and
 * {@code n} more, to the end of the last of them. It is fixed when the lot is opened, so a change of policy takes nothing from
 * anybody. In JSON it is {@code "never"}, {@code "inactivity-365"} or {@code "fixed-90"}. Immutable, thread-safe, a value, ordered by
 * rule and days.
 *
 * @param rule from which day the days are counted
 * @param days how many, 1 to {@value #MAX_DAYS}; 0 of a lot that never expires
 */
public record LotLife(Rule rule, int days) implements Comparable<LotLife> {
    /** The most days a lot may be given. */
    public static final int MAX_DAYS = 36_500;

    private static final LotLife NEVER = new LotLife(Rule.NEVER, 0);
    private static final Pattern CODE = Pattern.compile("(inactivity|fixed)-(\\d{1,5})");
    private static final Comparator<LotLife> ORDER =
            Comparator.comparing(LotLife::rule).thenComparing(LotLife::days);

    /** From which day the days of a lot are counted. */
    public enum Rule {
        /** From none: it does not expire. */
        NEVER,
        /** From the day of the last transaction that the lot lived to see, or the day it was opened. */
        INACTIVITY,
        /** From the day it was opened. */
        FIXED
    }

    /**
     * Checks the number of days.
     *
     * @throws IllegalArgumentException if it is out of bounds
     */
    public LotLife {
        Objects.requireNonNull(rule, "rule");
        if (rule == Rule.NEVER ? days != 0 : days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "days must be 1 to " + MAX_DAYS + ", or 0 of what never expires, not " + days);
        }
    }

    /** For ever. */
    public static LotLife never() {
        return NEVER;
    }

    /**
     * So many days after the last transaction.
     *
     * @throws IllegalArgumentException if days is not 1 to {@value #MAX_DAYS}
     */
    public static LotLife inactivity(int days) {
        return new LotLife(Rule.INACTIVITY, days);
    }

    /**
     * So many days, whatever happens.
     *
     * @throws IllegalArgumentException if days is not 1 to {@value #MAX_DAYS}
     */
    public static LotLife fixed(int days) {
        return new LotLife(Rule.FIXED, days);
    }

    /**
     * The life with a code.
     *
     * @throws IllegalArgumentException if the code is not such a text
     */
    @JsonCreator
    public static LotLife ofCode(String code) {
        Objects.requireNonNull(code, "code");
        if (code.equals("never")) {
            return NEVER;
        }
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("code is neither never nor inactivity-<days> nor fixed-<days>");
        }
        int days = Integer.parseInt(matcher.group(2));
        return matcher.group(1).equals("fixed") ? fixed(days) : inactivity(days);
    }

    /** The stable text of this life. */
    @JsonValue
    public String code() {
        return switch (rule) {
            case NEVER -> "never";
            case INACTIVITY -> "inactivity-" + days;
            case FIXED -> "fixed-" + days;
        };
    }

    /** Whether transactions prolong it. */
    boolean isByInactivity() {
        return rule == Rule.INACTIVITY;
    }

    /** The last day of a lot; none if it never expires. */
    Optional<LocalDate> lastDay(LocalDate openedOn, Optional<LocalDate> touchedOn) {
        return switch (rule) {
            case NEVER -> Optional.empty();
            case FIXED -> Optional.of(openedOn.plusDays(days));
            case INACTIVITY ->
                Optional.of(
                        touchedOn.filter(openedOn::isBefore).orElse(openedOn).plusDays(days));
        };
    }

    @Override
    public int compareTo(LotLife other) {
        return ORDER.compare(this, other);
    }

    /** Its code. */
    @Override
    public String toString() {
        return code();
    }
}
