package org.persona4j.example.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.persona4j.imports.ColumnNames;

/**
 * Where in a file of orders each field stands: by the wish of the user, else by the header. Each field has one column at most; a
 * column that is none is not read. Immutable.
 */
final class OrderColumns {
    private final List<String> names;
    private final Map<OrderField, Integer> columns;

    private OrderColumns(List<String> names, Map<OrderField, Integer> columns) {
        this.names = names;
        this.columns = columns;
    }

    /**
     * The columns under this header.
     *
     * @param header the cells of the header
     * @param wishes texts of the form {@code COLUMN=FIELD}
     * @throws InputException if two columns have one name, a wish names an unknown column or field or one that is taken, or a
     *     field is missing without which there is no order
     */
    static OrderColumns of(List<String> header, List<String> wishes) {
        ColumnNames names = ColumnWishes.names(header);
        Map<OrderField, Integer> columns = new EnumMap<>(OrderField.class);
        ColumnWishes.parse(wishes, OrderColumns::field).forEach((wished, field) -> {
            int column = ColumnWishes.column(wished, names);
            if (columns.containsValue(column)) {
                throw new InputException("--map gives the column '" + names.get(column) + "' two meanings");
            }
            if (columns.putIfAbsent(field, column) != null) {
                throw new InputException("--map gives " + field.code() + " to more than one column");
            }
        });
        for (int column = 0; column < names.size(); column++) {
            if (!columns.containsValue(column)) {
                int place = column;
                OrderField.ofHeader(names.get(column)).ifPresent(field -> columns.putIfAbsent(field, place));
            }
        }
        OrderColumns all = new OrderColumns(names.all(), columns);
        all.require(OrderField.ORDER_ID);
        all.require(OrderField.CUSTOMER_ID, OrderField.PERSONA_ID);
        all.require(OrderField.PLACED_AT);
        all.require(OrderField.PRODUCT);
        all.require(OrderField.UNIT_PRICE, OrderField.AMOUNT);
        return all;
    }

    private static OrderField field(String wished) {
        return OrderField.ofCode(wished)
                .orElseThrow(() -> new InputException("--map names the field '" + wished.strip()
                        + "', which there is not; all: " + String.join(" ", OrderField.codes())));
    }

    private void require(OrderField... oneOf) {
        for (OrderField field : oneOf) {
            if (columns.containsKey(field)) {
                return;
            }
        }
        String wanted = List.of(oneOf).stream().map(OrderField::code).collect(Collectors.joining(" or "));
        throw new InputException("no column is the " + wanted + "; --map COLUMN=" + oneOf[0].code()
                + " says which it is, of: " + String.join(", ", names));
    }

    /** How many columns there are. */
    int size() {
        return names.size();
    }

    /** The column of a field, 0 for the first, if it has one. */
    Optional<Integer> column(OrderField field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** The columns in words: what each field is read from, then those that are not read. */
    String describe() {
        List<String> parts = new ArrayList<>();
        columns.forEach((field, column) -> parts.add(field.code() + " <- " + names.get(column)));
        String others = IntStream.range(0, names.size())
                .filter(column -> !columns.containsValue(column))
                .mapToObj(names::get)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            parts.add("not read: " + others);
        }
        return String.join("; ", parts);
    }
}
