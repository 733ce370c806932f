package org.persona4j.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a file means: by the wish of the user, else by its header. Immutable, thread-safe, a pure function of the header
 * and the wishes, whatever the order of the wishes.
 *
 * <p>Case, blanks and punctuation of a header do not matter, and a number at the end tells one of several phones or e-mails. Phones,
 * e-mails, ids, tags and columns of consent may fill several columns, any other field one: of two such columns that are only known
 * by their headers the first has the field, and the second is a custom trait. A header that is only like a common one is a
 * {@link #suggestions() suggestion}, and its column a custom trait until somebody wishes it to be more: a wrong guess would give a
 * customer the identifier of nobody.
 *
 * <pre>{@code
 * ImportMapping mapping = ImportMapping.of(List.of("Card", "E-Mail", "Phnoe"), Map.of("card", ImportField.SOURCE_ID));
 * mapping.describe(); // "source_id <- Card; email <- E-Mail; traits <- Phnoe"
 * mapping.suggestions(); // that "Phnoe" may be phone
 * }</pre>
 */
public final class ImportMapping {
    private final ColumnNames names;
    private final List<ImportField> fields;
    private final Set<ImportField> offered;

    private ImportMapping(ColumnNames names, List<ImportField> fields, Set<ImportField> offered) {
        this.names = names;
        this.fields = List.copyOf(fields);
        this.offered = offered;
    }

    /**
     * The meaning of the columns under this header.
     *
     * @param header the cells of the header
     * @throws ImportMappingException if there are too many columns, or two of one name, or the header looks like a customer
     */
    public static ImportMapping of(List<String> header) {
        return of(header, Map.of());
    }

    /**
     * The meaning of the columns under this header, where some mean what is wished.
     *
     * @param header the cells of the header
     * @param wishes what columns are to mean, by their names as {@link ColumnNames#find} reads them; wishes come before headers
     * @throws ImportMappingException if there are too many columns, or two of one name, or the header looks like a customer, or a wish names no column,
     *     or two columns are wished to be a field that only one can be, or one column to be two fields
     */
    public static ImportMapping of(List<String> header, Map<String, ImportField> wishes) {
        ColumnNames names = ColumnNames.of(header);
        @Nullable ImportField[] fields = new ImportField[names.size()];
        Set<ImportField> taken = EnumSet.noneOf(ImportField.class);
        new TreeMap<>(wishes).forEach((wished, field) -> {
            int column = names.find(wished)
                    .orElseThrow(() -> ImportMappingException.unknownColumn(wished, names.nearest(wished)));
            if (fields[column] != null && fields[column] != field) {
                throw ImportMappingException.twoMeanings(column, names.get(column));
            }
            if (fields[column] == null && !taken.add(field) && !field.isRepeatable()) {
                throw ImportMappingException.fieldTaken(field);
            }
            fields[column] = field;
        });
        List<ImportField> all = new ArrayList<>(fields.length);
        for (int column = 0; column < fields.length; column++) {
            ImportField wished = fields[column];
            all.add(wished != null ? wished : known(names.get(column), taken));
        }
        return new ImportMapping(names, all, EnumSet.allOf(ImportField.class));
    }

    private static ImportField known(String name, Set<ImportField> taken) {
        ImportField field = CommonHeaders.field(name);
        return taken.add(field) || field.isRepeatable() ? field : ImportField.TRAIT;
    }

    /**
     * The same for a run that can make nothing of other fields: their columns are custom traits.
     *
     * @param kept what columns may mean, besides custom traits
     */
    public ImportMapping only(Set<ImportField> kept) {
        Set<ImportField> left = EnumSet.of(ImportField.TRAIT);
        left.addAll(kept);
        left.retainAll(offered);
        return new ImportMapping(
                names,
                fields.stream()
                        .map(field -> left.contains(field) ? field : ImportField.TRAIT)
                        .toList(),
                left);
    }

    /** How many columns there are. */
    public int size() {
        return fields.size();
    }

    /** What a column means, 0 for the first. */
    public ImportField field(int column) {
        return fields.get(column);
    }

    /** The name of a column, which is that of its trait if it is one. */
    public String name(int column) {
        return names.get(column);
    }

    /** Whether some column means this. */
    public boolean has(ImportField field) {
        return fields.contains(field);
    }

    /**
     * What columns that are custom traits may be meant as, in the order of the columns: fields that no column is. A header that is one
     * or two slips of the finger from a common one, or one such as {@code points} that is known but often something else: a balance
     * that every file brings again is none to begin with.
     */
    public List<ColumnSuggestion> suggestions() {
        Set<ImportField> free = EnumSet.copyOf(offered);
        free.removeAll(fields);
        List<ColumnSuggestion> suggestions = new ArrayList<>();
        for (int column = 0; column < fields.size(); column++) {
            if (fields.get(column) == ImportField.TRAIT) {
                Optional<ImportField> near = CommonHeaders.near(names.get(column), free);
                if (near.isPresent()) {
                    suggestions.add(new ColumnSuggestion(column, names.get(column), near.get()));
                }
            }
        }
        return List.copyOf(suggestions);
    }

    /**
     * The columns in words: what each field is read from, then the custom traits. Names all columns, so it is for whoever has the
     * file, not for a log.
     */
    public String describe() {
        List<String> parts = new ArrayList<>();
        for (ImportField field : ImportField.values()) {
            String columns = IntStream.range(0, size())
                    .filter(column -> fields.get(column) == field)
                    .mapToObj(names::get)
                    .collect(Collectors.joining(", "));
            if (!columns.isEmpty()) {
                parts.add((field == ImportField.TRAIT ? "traits" : field.code()) + " <- " + columns);
            }
        }
        return String.join("; ", parts);
    }

    /**
     * The code of the field of each column that is one, by the name of the column, in the order of the columns: what the history of an
     * import keeps. Without custom traits, which can be called anything and be as many as there are columns.
     */
    public Map<String, String> asMap() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (int column = 0; column < fields.size(); column++) {
            if (fields.get(column) != ImportField.TRAIT) {
                codes.put(names.get(column), fields.get(column).code());
            }
        }
        return Collections.unmodifiableMap(codes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImportMapping that
                && names.equals(that.names)
                && fields.equals(that.fields)
                && offered.equals(that.offered);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + fields.hashCode();
    }

    /** Shows the fields in the order of the columns, not the names. */
    @Override
    public String toString() {
        return "ImportMapping" + fields.stream().map(ImportField::code).collect(Collectors.joining(", ", "[", "]"));
    }
}
