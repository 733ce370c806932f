package org.persona4j.imports;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A header, or what somebody wishes its columns to mean, makes no mapping. The message says what is wrong and in which column, and
 * quotes nothing of the header, which may be a customer if the file has none; {@link #column()} and {@link #nearest()} may be
 * shown to whoever has the file.
 */
public final class ImportMappingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** The first line holds an e-mail address or what could be a phone number: it is a row. */
        NO_HEADER,
        /** There are more than {@value ColumnNames#MAX_COLUMNS} columns. */
        TOO_MANY_COLUMNS,
        /** Two columns have one name. */
        NAMED_TWICE,
        /** A wish names a column that is not in the header, or that several could be. */
        UNKNOWN_COLUMN,
        /** Two wishes give one column different meanings. */
        TWO_MEANINGS,
        /** Two columns are wished to be a field that only one can be. */
        FIELD_TAKEN
    }

    private final Reason reason;
    private final @Nullable String column;
    private final @Nullable ImportField field;
    private final List<String> nearest;

    private ImportMappingException(
            Reason reason, String message, @Nullable String column, @Nullable ImportField field, List<String> nearest) {
        super(message);
        this.reason = reason;
        this.column = column;
        this.field = field;
        this.nearest = List.copyOf(nearest);
    }

    static ImportMappingException noHeader(int column) {
        return new ImportMappingException(
                Reason.NO_HEADER,
                "line 1 is no header: column " + (column + 1) + " holds an e-mail address or a phone number",
                null,
                null,
                List.of());
    }

    static ImportMappingException tooManyColumns() {
        return new ImportMappingException(
                Reason.TOO_MANY_COLUMNS,
                "line 1: there are more than " + ColumnNames.MAX_COLUMNS + " columns",
                null,
                null,
                List.of());
    }

    static ImportMappingException namedTwice(int first, int second, String name) {
        return new ImportMappingException(
                Reason.NAMED_TWICE,
                "line 1: the columns " + (first + 1) + " and " + (second + 1) + " have one name",
                name,
                null,
                List.of());
    }

    static ImportMappingException unknownColumn(String wished, List<String> nearest) {
        return new ImportMappingException(
                Reason.UNKNOWN_COLUMN,
                "a wish names a column that is not in the header, or that several could be",
                wished,
                null,
                nearest);
    }

    static ImportMappingException twoMeanings(int column, String name) {
        return new ImportMappingException(
                Reason.TWO_MEANINGS, "wishes give the column " + (column + 1) + " two meanings", name, null, List.of());
    }

    static ImportMappingException fieldTaken(ImportField field) {
        return new ImportMappingException(
                Reason.FIELD_TAKEN, "wishes give " + field.code() + " to more than one column", null, field, List.of());
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }

    /** The name of the column, as the wish or the header has it, if it is about one. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** The field, if it is about one. */
    public Optional<ImportField> field() {
        return Optional.ofNullable(field);
    }

    /** The columns that a wish for an unknown one may have meant, nearest first, three at most. */
    public List<String> nearest() {
        return nearest;
    }
}
