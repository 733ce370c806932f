package org.persona4j.example.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each column of a file means: by the wish of the user, else by its header.
 *
 * <p>Phones, e-mails and ids may fill several columns, any other field one: of two such columns that are only known by their
 * headers the first has the field, and the second is a custom trait. Immutable.
 */
final class ColumnMapping {
    private static final int MAX_TRAIT_NAME = 128;

    private final List<String> names;
    private final List<Field> fields;

    private ColumnMapping(List<String> names, List<Field> fields) {
        this.names = List.copyOf(names);
        this.fields = List.copyOf(fields);
    }

    /**
     * The meaning of the columns under this header, where consent is a custom trait like any other.
     *
     * @param header the cells of the header
     * @param wishes texts of the form {@code COLUMN=FIELD}
     * @throws InputException as {@link #withConsent}, or if a wish names a field of consent
     */
    static ColumnMapping of(List<String> header, List<String> wishes) {
        return of(header, wishes, false);
    }

    /**
     * The meaning of the columns under this header, consent included.
     *
     * @param header the cells of the header
     * @param wishes texts of the form {@code COLUMN=FIELD}
     * @throws InputException if two columns have one name, or a wish names an unknown column or field, or two columns are
     *     wished to be a field that only one can be
     */
    static ColumnMapping withConsent(List<String> header, List<String> wishes) {
        return of(header, wishes, true);
    }

    private static ColumnMapping of(List<String> header, List<String> wishes, boolean consent) {
        List<String> names = names(header);
        Field[] fields = new Field[names.size()];
        Set<Field> taken = EnumSet.noneOf(Field.class);
        for (String wish : wishes) {
            int equals = wish.lastIndexOf('=');
            if (equals <= 0) {
                throw new InputException("--map is written COLUMN=FIELD");
            }
            int column = column(wish.substring(0, equals), names);
            Field field = field(wish.substring(equals + 1));
            if (field.isConsent() && !consent) {
                throw new InputException("--map names the field '" + field.code() + "', which only import reads");
            }
            if (fields[column] != null && fields[column] != field) {
                throw new InputException("--map gives the column '" + names.get(column) + "' two meanings");
            }
            if (fields[column] == null && !taken.add(field) && !field.several()) {
                throw new InputException("--map gives " + field.code() + " to more than one column");
            }
            fields[column] = field;
        }
        for (int column = 0; column < fields.length; column++) {
            if (fields[column] == null) {
                Field common = CommonHeaders.field(names.get(column));
                Field field = common.isConsent() && !consent ? Field.TRAIT : common;
                fields[column] = taken.add(field) || field.several() ? field : Field.TRAIT;
            }
        }
        return new ColumnMapping(names, List.of(fields));
    }

    /**
     * The names of the columns under a header.
     *
     * @throws InputException if two columns have one
     */
    static List<String> names(List<String> header) {
        List<String> names = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int column = 0; column < header.size(); column++) {
            String name = name(header.get(column), column);
            if (!known.add(name)) {
                throw new InputException("line 1: the header names the column '" + name + "' twice");
            }
            names.add(name);
        }
        return names;
    }

    /** The header of a column as a name that a trait can have. */
    private static String name(String header, int column) {
        String name = header.replaceAll("\\p{Cntrl}+", " ").strip();
        if (name.length() > MAX_TRAIT_NAME) {
            name = name.substring(0, MAX_TRAIT_NAME).strip();
        }
        return name.isEmpty() ? "column " + (column + 1) : name;
    }

    /**
     * The column that a user names, in any spelling of which there is one.
     *
     * @throws InputException if there is none; it names the nearest
     */
    static int column(String wished, List<String> names) {
        String name = wished.strip();
        if (names.contains(name)) {
            return names.indexOf(name);
        }
        List<String> alike = names.stream()
                .filter(known -> CommonHeaders.plain(known).equals(CommonHeaders.plain(name)))
                .toList();
        if (alike.size() == 1 && !CommonHeaders.plain(name).isEmpty()) {
            return names.indexOf(alike.get(0));
        }
        throw new InputException("--map names the column '" + name + "', which is not in the header; nearest: "
                + quoted(Nearest.to(name, names)));
    }

    private static Field field(String wished) {
        return Field.ofCode(wished)
                .orElseThrow(() -> new InputException("--map names the field '" + wished.strip()
                        + "', which there is not; nearest: " + quoted(Nearest.to(wished, Field.codes())) + "; all: "
                        + String.join(" ", Field.codes())));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** How many columns there are. */
    int size() {
        return fields.size();
    }

    /** What a column means. */
    Field field(int column) {
        return fields.get(column);
    }

    /** The name of a column, which is that of its trait if it is one. */
    String name(int column) {
        return names.get(column);
    }

    /** Whether some column means this. */
    boolean has(Field field) {
        return fields.contains(field);
    }

    /** The columns in words: what each field is read from, then the custom traits. */
    String describe() {
        List<String> parts = new ArrayList<>();
        for (Field field : Field.values()) {
            String columns = java.util.stream.IntStream.range(0, size())
                    .filter(column -> fields.get(column) == field)
                    .mapToObj(names::get)
                    .collect(Collectors.joining(", "));
            if (!columns.isEmpty()) {
                parts.add((field == Field.TRAIT ? "traits" : field.code()) + " <- " + columns);
            }
        }
        return String.join("; ", parts);
    }
}
