package org.persona4j.example.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.CsvRow;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ObservedTimes;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.UnreadableFileException;

/**
 * Reads the orders of a file, one after the other: rows that follow each other with one order id are one order.
 *
 * <p>A row that does not say of which order it is (it has the wrong number of cells, or no order id) could be of the order before it
 * or of the one after, so both are refused. Holds one order at a time. Not thread-safe.
 */
final class OrderReader {
    private final CsvRows input;
    private final OrderColumns columns;
    private final ObservedTimes times;
    private final Notices notices;
    private @Nullable CsvRow waiting;
    private long strayLine;
    private long rows;
    private int strays;

    /**
     * A reader.
     *
     * @param input the file, at its first row
     * @param columns where the fields stand
     * @param times how times are read
     * @param notices where rows are told that are of no order
     */
    OrderReader(CsvRows input, OrderColumns columns, ObservedTimes times, Notices notices) {
        this.input = input;
        this.columns = columns;
        this.times = times;
        this.notices = notices;
    }

    /**
     * The next order, if there is one.
     *
     * @throws UnreadableFileException if what follows is not CSV in UTF-8
     */
    Optional<OrderRows> next() {
        OrderDraft draft = null;
        String id = "";
        for (CsvRow row = peek(); row != null; row = peek()) {
            if (isStray(row)) {
                stray(row, draft);
            } else if (draft != null && !cell(row, OrderField.ORDER_ID).equals(id)) {
                break;
            } else {
                if (draft == null) {
                    id = cell(row, OrderField.ORDER_ID);
                    draft = new OrderDraft(row.line(), times);
                    besideStray(draft);
                }
                strayLine = 0;
                CsvRow cells = row;
                draft.add(row.line(), field -> cell(cells, field));
            }
            waiting = null;
            rows++;
        }
        return Optional.ofNullable(draft).map(OrderDraft::build);
    }

    /** The row that is next, if it says anything. */
    private @Nullable CsvRow peek() {
        while (waiting == null && input.hasNext()) {
            CsvRow row = input.next();
            if (row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
                waiting = row;
            }
        }
        return waiting;
    }

    private boolean isStray(CsvRow row) {
        for (int extra = columns.size(); extra < row.cells().size(); extra++) {
            if (!row.cells().get(extra).isBlank()) {
                return true;
            }
        }
        return row.cells().size() < columns.size()
                || cell(row, OrderField.ORDER_ID).isEmpty();
    }

    private void stray(CsvRow row, @Nullable OrderDraft before) {
        strays++;
        strayLine = row.line();
        boolean whole = row.cells().size() == columns.size();
        notices.rejected(
                strayLine,
                whole ? "no order id" : "wrong column count",
                whole ? "has no order id" : RowFlaw.WRONG_COLUMN_COUNT.words());
        if (before != null) {
            besideStray(before);
        }
    }

    private void besideStray(OrderDraft draft) {
        if (strayLine > 0) {
            draft.flawed(strayLine, "beside a row of no order", "may be of this order or of the next one");
        }
    }

    private String cell(CsvRow row, OrderField field) {
        return columns.column(field).map(row.cells()::get).map(String::strip).orElse("");
    }

    /** How many rows were read, empty ones not counted. */
    long rows() {
        return rows;
    }

    /** How many of them are of no order. */
    int strays() {
        return strays;
    }
}
