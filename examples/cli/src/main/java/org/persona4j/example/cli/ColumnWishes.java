package org.persona4j.example.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.persona4j.imports.ColumnNames;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportMappingException;

/** What users wish columns to mean, by {@code --map COLUMN=FIELD}, and why a header or such a wish makes no mapping, in words. */
final class ColumnWishes {
    private ColumnWishes() {}

    /**
     * The mapping of a header.
     *
     * @param header the cells of the header
     * @param texts the wishes, as they were typed
     * @param fields what the command can make something of
     * @throws InputException if a wish is none, or names what there is not, or the header is none
     */
    static ImportMapping mapping(List<String> header, List<String> texts, Set<ImportField> fields) {
        Map<String, ImportField> wishes = parse(texts, ColumnWishes::field);
        wishes.values().stream()
                .filter(field -> !fields.contains(field) && field != ImportField.TRAIT)
                .findFirst()
                .ifPresent(field -> {
                    throw new InputException(
                            "--map names the field '" + field.code() + "', which this command does not read");
                });
        try {
            return ImportMapping.of(header, wishes).only(fields);
        } catch (ImportMappingException e) {
            throw explained(e);
        }
    }

    /** What may be meant by columns that are custom traits, a sentence for each. */
    static List<String> hints(ImportMapping mapping) {
        return mapping.suggestions().stream()
                .map(near -> "the column '" + near.name() + "' may be "
                        + near.field().code() + "; if it is: --map '" + near.name() + "="
                        + near.field().code() + "'")
                .toList();
    }

    /**
     * The names of the columns under a header.
     *
     * @throws InputException if it is none
     */
    static ColumnNames names(List<String> header) {
        try {
            return ColumnNames.of(header);
        } catch (ImportMappingException e) {
            throw explained(e);
        }
    }

    /**
     * The column that a user names.
     *
     * @throws InputException if there is none; it names the nearest
     */
    static int column(String wished, ColumnNames names) {
        return names.find(wished).orElseThrow(() -> unknown(wished, names.nearest(wished)));
    }

    /**
     * The wishes by the names of their columns, in the order in which they were typed.
     *
     * @param field what a text means, or an {@link InputException}
     */
    static <F> Map<String, F> parse(List<String> texts, Function<String, F> field) {
        Map<String, F> wishes = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            if (equals <= 0) {
                throw new InputException("--map is written COLUMN=FIELD");
            }
            String column = text.substring(0, equals).strip();
            F wished = field.apply(text.substring(equals + 1));
            F before = wishes.putIfAbsent(column, wished);
            if (before != null && before != wished) {
                throw twoMeanings(column);
            }
        }
        return wishes;
    }

    private static ImportField field(String wished) {
        return ImportField.ofCode(wished)
                .orElseThrow(() -> new InputException("--map names the field '" + wished.strip()
                        + "', which there is not; nearest: "
                        + quoted(ImportField.nearest(wished).stream()
                                .map(ImportField::code)
                                .toList())
                        + "; all: "
                        + List.of(ImportField.values()).stream()
                                .map(ImportField::code)
                                .collect(Collectors.joining(" "))));
    }

    private static InputException explained(ImportMappingException e) {
        String column = e.column().orElse("");
        return switch (e.reason()) {
            case NO_HEADER -> new InputException(e.getMessage() + "; a file begins with the names of its columns", e);
            case TOO_MANY_COLUMNS -> new InputException(String.valueOf(e.getMessage()), e);
            case NAMED_TWICE -> new InputException("line 1: the header names the column '" + column + "' twice", e);
            case UNKNOWN_COLUMN -> unknown(column, e.nearest());
            case TWO_MEANINGS -> twoMeanings(column);
            case FIELD_TAKEN ->
                new InputException(
                        "--map gives " + e.field().map(ImportField::code).orElse("one field")
                                + " to more than one column",
                        e);
        };
    }

    private static InputException unknown(String wished, List<String> nearest) {
        return new InputException("--map names the column '" + wished.strip()
                + "', which is not in the header; nearest: " + quoted(nearest));
    }

    private static InputException twoMeanings(String column) {
        return new InputException("--map gives the column '" + column + "' two meanings");
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
