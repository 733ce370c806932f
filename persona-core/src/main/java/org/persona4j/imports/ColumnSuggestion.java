package org.persona4j.imports;

import java.util.Objects;

/**
 * That a column, which is read as a custom trait, may be meant as a field that no column is: its header is a near miss of a common
 * one, or of one that is too often something else. Never applied without a wish. Immutable; {@code toString} leaves the name out.
 *
 * @param column the column, 0 for the first
 * @param name its name
 * @param field what it may be meant as
 */
public record ColumnSuggestion(int column, String name, ImportField field) {
    /** Checks that nothing is missing. */
    public ColumnSuggestion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(field, "field");
    }

    @Override
    public String toString() {
        return "column " + (column + 1) + " may be " + field.code();
    }
}
