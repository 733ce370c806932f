package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells, printed so that they stand below each other. Not thread-safe. */
final class Table {
    private final String sides;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param columns a letter for each column: {@code l} or {@code r}, the side on which its cells begin or end
     */
    Table(String columns) {
        this.sides = columns;
    }

    /** Adds a row, a cell for each column. */
    Table row(Object... cells) {
        if (cells.length != sides.length()) {
            throw new IllegalArgumentException("cells must be " + sides.length() + ", not " + cells.length);
        }
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell));
        }
        rows.add(texts);
        return this;
    }

    /** Prints it. */
    void print(PrintWriter out) {
        int[] widths = new int[sides.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : "  ");
                line.append(sides.charAt(column) == 'r' ? padding + cell : cell + padding);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
