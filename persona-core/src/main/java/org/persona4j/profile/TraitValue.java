package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The value of a trait: a text, a number, a yes or no, a date, or a set of texts.
 *
 * <p>Immutable. {@code toString} never shows the value; {@link #text()} does. Values of all kinds have one total order,
 * by kind and then by content, so a tie between two of them never depends on which came first.
 */
public sealed interface TraitValue extends Comparable<TraitValue> {
    /** The most characters of a text. */
    int MAX_TEXT = 10_000;

    /** The value as a person would write it. */
    String text();

    /** The value as plain JSON: a string, a number, a boolean, an array, or an object for a date. */
    @JsonValue
    Object json();

    /**
     * A text.
     *
     * @throws IllegalArgumentException if it has more than {@link #MAX_TEXT} characters
     */
    static TraitValue of(String text) {
        return new Text(text);
    }

    /** An exact number. */
    static TraitValue of(BigDecimal number) {
        return new Numeric(number);
    }

    /** A whole number. */
    static TraitValue of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /** A yes or no. */
    static TraitValue of(boolean flag) {
        return new Flag(flag);
    }

    /** A calendar date. */
    static TraitValue of(LocalDate date) {
        return new Date(date);
    }

    /** A set of texts, for example tags. */
    static TraitValue of(Collection<String> texts) {
        return new Texts(List.copyOf(texts));
    }

    /**
     * The value that plain JSON says: the reverse of {@link #json()}.
     *
     * @throws IllegalArgumentException if it is no string, number, boolean, array of strings or {@code {"date": ...}}
     */
    @JsonCreator
    static TraitValue ofJson(Object json) {
        if (json instanceof String text) {
            return new Text(text);
        }
        if (json instanceof Boolean flag) {
            return new Flag(flag);
        }
        if (json instanceof BigDecimal number) {
            return new Numeric(number);
        }
        if (json instanceof Number number) {
            return new Numeric(new BigDecimal(number.toString()));
        }
        if (json instanceof Map<?, ?> map && map.size() == 1 && map.get("date") instanceof String date) {
            return dateOf(date);
        }
        if (json instanceof Collection<?> items) {
            List<String> texts = new ArrayList<>();
            for (Object item : items) {
                if (!(item instanceof String text)) {
                    throw new IllegalArgumentException("a trait of several texts may hold nothing but texts");
                }
                texts.add(text);
            }
            return new Texts(texts);
        }
        throw new IllegalArgumentException("a trait is a text, number, boolean, date or array of texts");
    }

    /** Orders by kind, then by content. */
    @Override
    default int compareTo(TraitValue other) {
        int byKind = Integer.compare(kindOrder(this), kindOrder(other));
        if (byKind != 0) {
            return byKind;
        }
        if (this instanceof Numeric a && other instanceof Numeric b) {
            return a.value().compareTo(b.value());
        }
        if (this instanceof Texts a && other instanceof Texts b) {
            return compare(a.values(), b.values());
        }
        return text().compareTo(other.text());
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int byItem = a.get(i).compareTo(b.get(i));
            if (byItem != 0) {
                return byItem;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int kindOrder(TraitValue value) {
        if (value instanceof Flag) {
            return 0;
        }
        if (value instanceof Numeric) {
            return 1;
        }
        if (value instanceof Date) {
            return 2;
        }
        return value instanceof Text ? 3 : 4;
    }

    private static TraitValue dateOf(String text) {
        try {
            return new Date(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            // without the cause: it quotes the text
            throw new IllegalArgumentException("the date of a trait is written yyyy-MM-dd");
        }
    }

    private static void checkText(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "the text of a trait has " + text.length() + " characters, more than the " + MAX_TEXT + " allowed");
        }
    }

    /**
     * A text of at most {@link #MAX_TEXT} characters.
     *
     * @param value the characters
     */
    record Text(String value) implements TraitValue {
        /** Checks the length. */
        public Text {
            checkText(value);
        }

        @Override
        public String text() {
            return value;
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String toString() {
            return "text";
        }
    }

    /**
     * An exact number of at most 100 digits; 1.0 and 1.00 are the same.
     *
     * @param value the number without trailing zeros
     */
    record Numeric(BigDecimal value) implements TraitValue {
        private static final int MAX_DIGITS = 100;

        /** Drops trailing zeros and checks the number of digits. */
        public Numeric {
            checkDigits(value.precision(), value.scale());
            BigDecimal stripped = value.stripTrailingZeros();
            checkDigits((long) stripped.precision() - Math.min(stripped.scale(), 0), stripped.scale());
            value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        private static void checkDigits(long digits, long scale) {
            if (digits > MAX_DIGITS || Math.abs(scale) > MAX_DIGITS) {
                throw new IllegalArgumentException("the number of a trait has more than " + MAX_DIGITS + " digits");
            }
        }

        @Override
        public String text() {
            return value.toPlainString();
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String toString() {
            return "number";
        }
    }

    /**
     * A yes or no.
     *
     * @param value yes
     */
    record Flag(boolean value) implements TraitValue {
        @Override
        public String text() {
            return Boolean.toString(value);
        }

        @Override
        public Object json() {
            return value;
        }

        @Override
        public String toString() {
            return "flag";
        }
    }

    /**
     * A calendar date.
     *
     * @param value the date
     */
    record Date(LocalDate value) implements TraitValue {
        /** Checks that there is a date. */
        public Date {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String text() {
            return value.toString();
        }

        @Override
        public Object json() {
            return Map.of("date", value.toString());
        }

        @Override
        public String toString() {
            return "date";
        }
    }

    /**
     * A set of texts in their order, each once.
     *
     * @param values the texts
     */
    record Texts(List<String> values) implements TraitValue {
        /** Sorts, drops repeats and checks each length. */
        public Texts {
            values.forEach(TraitValue::checkText);
            values = List.copyOf(new TreeSet<>(values));
        }

        @Override
        public String text() {
            return String.join(", ", values);
        }

        @Override
        public Object json() {
            return values;
        }

        @Override
        public String toString() {
            return "texts";
        }
    }
}
