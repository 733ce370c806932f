package org.persona4j.imports;

import java.util.List;

/**
 * A row of a CSV file, not yet understood. Immutable; {@code toString} shows no cell.
 *
 * @param number the number of the row, 1 for the first below the header
 * @param line the line of the file it begins on, 1 for that of the header
 * @param cells what is between the separators; there may be more or fewer than the header has
 */
public record CsvRow(long number, long line, List<String> cells) {
    /** Makes the list unmodifiable. */
    public CsvRow {
        cells = List.copyOf(cells);
    }

    @Override
    public String toString() {
        return "CsvRow[" + number + ", line " + line + ", " + cells.size() + " cells]";
    }
}
