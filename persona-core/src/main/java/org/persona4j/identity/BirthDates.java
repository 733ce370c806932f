package org.persona4j.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule for birth dates in outside text, and for when two of them speak against each other.
 *
 * <p>Read are {@code 1984-02-29} and {@code 19840229}, and before these the form of one pattern given by the caller.
 * Reading is strict: February 30 is no date. Spaces around the date, invisible characters and digits of other scripts
 * do no harm. The year must be 1850 to 2200; there is no comparison with today, because the rule knows no clock.
 *
 * <p>Immutable and thread-safe.
 */
public final class BirthDates {

    private static final int MIN_YEAR = 1850;
    private static final int MAX_YEAR = 2200;
    private static final int MAX_DATE_CHARS = 64;
    private static final int MAX_PATTERN_CHARS = 64;
    private static final BirthDates STANDARD = new BirthDates(null);

    private final @Nullable DateTimeFormatter custom;

    private BirthDates(@Nullable DateTimeFormatter custom) {
        this.custom = custom;
    }

    /**
     * The rule with the two ISO forms alone.
     *
     * @return the rule
     */
    public static BirthDates standard() {
        return STANDARD;
    }

    /**
     * The rule with one more form, tried first. Month names are English; case does not matter.
     *
     * @param pattern a pattern of {@link DateTimeFormatter} with year, month and day, such as {@code M/d/yyyy}; the
     *     letter {@code y} means the plain year
     * @return the rule
     * @throws IllegalArgumentException if this is no pattern, does not determine a date, or has a year of two digits,
     *     which leaves the century of a birth open
     */
    public static BirthDates withPattern(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        if (pattern.length() > MAX_PATTERN_CHARS) {
            throw new IllegalArgumentException("pattern has more than " + MAX_PATTERN_CHARS + " chars");
        }
        DateTimeFormatter formatter = formatter(withPlainYear(pattern));
        ZonedDateTime probe = ZonedDateTime.of(1987, 6, 25, 13, 14, 15, 0, ZoneOffset.UTC);
        if (!parsed(formatter, written(formatter, probe)).equals(Optional.of(probe.toLocalDate()))) {
            throw new IllegalArgumentException("pattern does not determine year, month and day");
        }
        return new BirthDates(formatter);
    }

    /**
     * The date in a piece of text.
     *
     * @param text any text
     * @return the date; empty if the text is not a date in one of the forms, or its year is out of range
     */
    public Optional<LocalDate> parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > MAX_DATE_CHARS) {
            return Optional.empty();
        }
        String plain = OutsideText.isAscii(text) ? OutsideText.trimmed(text) : plainer(text);
        if (custom != null) {
            Optional<LocalDate> date = parsed(custom, plain).filter(BirthDates::isPlausible);
            if (date.isPresent()) {
                return date;
            }
        }
        return parseIso(plain);
    }

    /**
     * Whether two birth dates speak against each other: at least two of year, month and day differ. Day and month in
     * exchanged places count as equal. Symmetric; no date disagrees with itself.
     *
     * @param one a birth date
     * @param other another
     * @return true iff they disagree
     */
    public static boolean disagree(LocalDate one, LocalDate other) {
        Objects.requireNonNull(one, "one");
        Objects.requireNonNull(other, "other");
        if (one.getMonthValue() == other.getDayOfMonth() && one.getDayOfMonth() == other.getMonthValue()) {
            return false;
        }
        int differences = 0;
        differences += one.getYear() == other.getYear() ? 0 : 1;
        differences += one.getMonthValue() == other.getMonthValue() ? 0 : 1;
        differences += one.getDayOfMonth() == other.getDayOfMonth() ? 0 : 1;
        return differences >= 2;
    }

    /** Whether the year is one that the rule takes. */
    static boolean isPlausible(LocalDate date) {
        return date.getYear() >= MIN_YEAR && date.getYear() <= MAX_YEAR;
    }

    /** The date in one of the two ISO forms, exactly. */
    static Optional<LocalDate> parseIso(String text) {
        boolean hyphens = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!hyphens && text.length() != 8) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, hyphens ? 5 : 4, 2);
        int day = number(text, hyphens ? 8 : 6, 2);
        if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.of(year, month, 1);
        return day > first.lengthOfMonth() ? Optional.empty() : Optional.of(first.withDayOfMonth(day));
    }

    private static int number(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (!OutsideText.isAsciiDigit(text.charAt(i))) {
                return 0; // no year, month or day
            }
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static String plainer(String text) {
        String visible = OutsideText.withoutInvisible(OutsideText.nfkc(text));
        return OutsideText.trimmed(OutsideText.withAsciiDigits(visible));
    }

    /** Of some patterns the JDK has errors of its own: of a year after a padded one, a failed cast. All quote the pattern. */
    private static DateTimeFormatter formatter(String pattern) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withChronology(IsoChronology.INSTANCE)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (RuntimeException noPattern) {
            throw new IllegalArgumentException("pattern is not one of DateTimeFormatter");
        }
    }

    private static Optional<LocalDate> parsed(DateTimeFormatter formatter, String text) {
        try {
            return Optional.of(formatter.parse(text, LocalDate::from));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static String written(DateTimeFormatter formatter, ZonedDateTime probe) {
        try {
            return formatter.format(probe);
        } catch (RuntimeException unwritable) {
            // mostly a field unknown of such a date; of a year of more than ten letters, a number out of an array
            throw new IllegalArgumentException("pattern does not determine year, month and day");
        }
    }

    /** Strict reading wants an era beside the year of an era; the plain year needs none. */
    private static String withPlainYear(String pattern) {
        StringBuilder plain = new StringBuilder(pattern.length());
        boolean quoted = false;
        int yearLetters = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            boolean year = !quoted && (c == 'y' || c == 'u');
            plain.append(year ? 'u' : c);
            yearLetters += year ? 1 : 0;
        }
        if (yearLetters == 2) {
            throw new IllegalArgumentException("pattern has a year of two digits; give it all four");
        }
        return plain.toString();
    }
}
