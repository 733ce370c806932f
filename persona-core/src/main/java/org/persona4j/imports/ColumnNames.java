package org.persona4j.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The names of the columns under a header, each once: what a custom trait is called, and by what users name a column. Immutable.
 *
 * <p>A name is the cell of the header without control characters and blanks at its ends, cut to {@value #MAX_LENGTH} characters; a
 * column without a header is called {@code column 3}. If there is no header at all, the names are a customer's data, so
 * {@code toString} shows none.
 */
public final class ColumnNames {
    /** The greatest length of a name, in {@code char}s: that of the name of a trait. */
    public static final int MAX_LENGTH = 128;

    /** The most columns there can be: those that {@link CsvRows} reads. */
    public static final int MAX_COLUMNS = 16_384;

    private static final int DIGITS_OF_A_PHONE = 10;
    private static final int LONGEST_DATA = 1_000;

    private final List<String> names;

    private ColumnNames(List<String> names) {
        this.names = List.copyOf(names);
    }

    /**
     * The names of the columns under a header.
     *
     * @param header the cells of the header
     * @throws ImportMappingException if there are too many columns, or two of one name, or a cell holds an e-mail address or what could be a phone number,
     *     so that the file begins with a customer
     */
    public static ColumnNames of(List<String> header) {
        if (header.size() > MAX_COLUMNS) {
            throw ImportMappingException.tooManyColumns();
        }
        List<String> names = new ArrayList<>(header.size());
        Map<String, Integer> columns = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            String cell = header.get(column);
            if (isData(cell)) {
                throw ImportMappingException.noHeader(column);
            }
            String name = name(cell, column);
            Integer first = columns.putIfAbsent(name, column);
            if (first != null) {
                throw ImportMappingException.namedTwice(first, column, name);
            }
            names.add(name);
        }
        return new ColumnNames(names);
    }

    /** Whether a cell is what no header is: an e-mail address, or ten digits and no letter. */
    private static boolean isData(String cell) {
        if (cell.length() > LONGEST_DATA) {
            return false;
        }
        String text = cell.strip();
        int at = text.indexOf('@');
        if (at > 0 && text.indexOf('.', at) > at + 1 && text.chars().noneMatch(Character::isWhitespace)) {
            return true;
        }
        return text.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_PHONE
                && text.chars().noneMatch(Character::isLetter);
    }

    private static String name(String header, int column) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            boolean blank = c == ' ' || Character.isISOControl(c);
            if (!blank) {
                text.append(c);
            } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        String name = text.toString().strip();
        if (name.length() > MAX_LENGTH) {
            int end = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
            name = name.substring(0, end).strip();
        }
        return name.isEmpty() ? "column " + (column + 1) : name;
    }

    /** How many columns there are. */
    public int size() {
        return names.size();
    }

    /** The name of a column, 0 for the first. */
    public String get(int column) {
        return names.get(column);
    }

    /** The names, in the order of the columns. */
    public List<String> all() {
        return names;
    }

    /** The column that a user names: exactly, or in any spelling {@link #alike} that only one column has. */
    public Optional<Integer> find(String wished) {
        String name = wished.strip();
        int exactly = names.indexOf(name);
        if (exactly >= 0) {
            return Optional.of(exactly);
        }
        int[] alike = IntStream.range(0, names.size())
                .filter(column -> alike(name, names.get(column)))
                .toArray();
        return alike.length == 1 ? Optional.of(alike[0]) : Optional.empty();
    }

    /** The names nearest to what a user wrote, nearest first, three at most. */
    public List<String> nearest(String written) {
        return Nearest.to(written, names);
    }

    /** Whether two names are the same but for case, blanks and punctuation, and have a letter or a digit. */
    public static boolean alike(String one, String other) {
        String plain = PlainWord.of(one);
        return !plain.isEmpty() && plain.equals(PlainWord.of(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnNames that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return "ColumnNames[" + names.size() + "]";
    }
}
