package org.persona4j.example.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.persona4j.imports.ColumnNames;

/** What a column of a file of orders can mean. The first group is of the order, and may stand in its first row alone. */
enum OrderField {
    /** The id of the order, which is that of its receipt. */
    ORDER_ID(true, "order", "order number", "order no", "receipt", "receipt id", "receipt number", "transaction id"),
    /** The customer, by the id that the source of their record gave it: the source id of an import. */
    CUSTOMER_ID(
            true,
            "source id",
            "unique id",
            "customer",
            "customer number",
            "customer no",
            "client id",
            "contact id",
            "member id"),
    /** The customer, by the id of the persona. */
    PERSONA_ID(true, "persona"),
    /** When the order was placed. */
    PLACED_AT(true, "placed", "order date", "order time", "ordered at", "sold at", "time", "date", "timestamp"),
    /** The shop it was placed in. */
    STORE(true, "store id", "shop", "shop id", "location", "branch"),
    /** What was taken off the order as a whole. */
    ORDER_DISCOUNT(true),
    /** The tax on the order as a whole. */
    ORDER_TAX(true),
    /** What the receipt says was to pay. */
    ORDER_TOTAL(true, "total", "grand total", "receipt total"),
    /** The product. */
    PRODUCT(false, "product id", "sku", "item", "item id", "article"),
    /** What the product is called. */
    NAME(false, "product name", "item name", "description", "title"),
    /** The brand. */
    BRAND(false),
    /** The category. */
    CATEGORY(false, "product category", "item category", "department"),
    /** How much of it. */
    QUANTITY(false, "qty", "count", "units"),
    /** The price of one. */
    UNIT_PRICE(false, "price", "price each"),
    /** What the line came to before its discount and without tax. */
    AMOUNT(false, "line amount", "line total", "gross"),
    /** What was taken off the line. */
    DISCOUNT(false, "line discount"),
    /** The tax on the line. */
    TAX(false, "line tax");

    private static final String SEPARATOR = ";";

    private final boolean ofOrder;
    private final String headers;

    OrderField(boolean ofOrder, String... headers) {
        this.ofOrder = ofOrder;
        this.headers = String.join(SEPARATOR, headers);
    }

    /** The name by which {@code --map} knows the field. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the field in a sentence. */
    String words() {
        return code().replace('_', ' ');
    }

    /** Whether it says something of the order and not of one of its lines. */
    boolean isOfOrder() {
        return ofOrder;
    }

    /** The field with this code, in any case. */
    static Optional<OrderField> ofCode(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The field that a column with this header commonly is. */
    static Optional<OrderField> ofHeader(String header) {
        return Arrays.stream(values())
                .filter(field -> ColumnNames.alike(field.code(), header)
                        || Arrays.stream(field.headers.split(SEPARATOR))
                                .anyMatch(common -> ColumnNames.alike(common, header)))
                .findFirst();
    }

    /** The codes of all fields. */
    static List<String> codes() {
        return Arrays.stream(values()).map(OrderField::code).toList();
    }
}
