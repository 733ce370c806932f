package org.persona4j.example.cli;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.imports.ObservedTimes;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.Purchase;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import org.persona4j.order.Quantity;
import org.persona4j.profile.Source;

/** An order in the making, row by row. Keeps the first mistake. Not thread-safe. */
final class OrderDraft {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);

    private final ObservedTimes times;
    private final long line;
    private final Map<OrderField, String> said = new EnumMap<>(OrderField.class);
    private final Order.Builder order = Order.builder();
    private int rows;
    private long lineNow;
    private OrderRows.@Nullable Flaw flaw;

    /**
     * An order without rows.
     *
     * @param line the line on which its first row begins
     * @param times how times are read
     */
    OrderDraft(long line, ObservedTimes times) {
        this.line = line;
        this.lineNow = line;
        this.times = times;
    }

    /** Says that there is something wrong; what was said first is kept. */
    void flawed(long at, String reason, String words) {
        if (flaw == null) {
            flaw = new OrderRows.Flaw(at, reason, words);
        }
    }

    private void flawed(String reason, String words) {
        flawed(lineNow, reason, words);
    }

    /**
     * Adds a row.
     *
     * @param at the line on which it begins
     * @param cells what it says; of nothing an empty text
     */
    void add(long at, Function<OrderField, String> cells) {
        lineNow = at;
        rows++;
        for (OrderField field : OrderField.values()) {
            String text = cells.apply(field);
            if (field.isOfOrder() && !text.isEmpty()) {
                String before = said.putIfAbsent(field, text);
                if (before != null && !before.equals(text)) {
                    flawed("two of one " + field.words(), "has another " + field.words() + " than the rows before it");
                }
            }
        }
        if (rows > Order.MAX_LINES) {
            flawed("too many lines", "is the " + (Order.MAX_LINES + 1) + "st of its order, which is one too many");
        } else {
            line(cells);
        }
    }

    private void line(Function<OrderField, String> cells) {
        OrderLine.Builder one = OrderLine.builder().productId(cells.apply(OrderField.PRODUCT));
        text(cells, OrderField.NAME, one::name);
        text(cells, OrderField.BRAND, one::brand);
        text(cells, OrderField.CATEGORY, one::category);
        quantity(cells.apply(OrderField.QUANTITY), one);
        boolean priced = money(cells.apply(OrderField.UNIT_PRICE), OrderField.UNIT_PRICE, one::unitPrice);
        priced |= money(cells.apply(OrderField.AMOUNT), OrderField.AMOUNT, one::amount);
        money(cells.apply(OrderField.DISCOUNT), OrderField.DISCOUNT, one::discount);
        money(cells.apply(OrderField.TAX), OrderField.TAX, one::tax);
        if (cells.apply(OrderField.PRODUCT).isEmpty()) {
            flawed("no product", "names no product");
        } else if (!priced) {
            flawed("no price", "has neither a unit price nor an amount");
        }
        if (flaw == null) {
            guarded(() -> order.addLines(one.build()));
        }
    }

    private static void text(Function<OrderField, String> cells, OrderField field, Consumer<String> part) {
        String text = cells.apply(field);
        if (!text.isEmpty()) {
            part.accept(text);
        }
    }

    private void quantity(String text, OrderLine.Builder one) {
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("-")) {
            flawed(
                    "quantity below zero",
                    "has a quantity below zero; what came back is said by 'persona orders refund'");
            return;
        }
        try {
            one.quantity(Quantity.parse(text));
        } catch (IllegalArgumentException e) {
            flawed(
                    "bad quantity",
                    "has a quantity that is not a number above zero with at most three decimals and a billion at most");
        }
    }

    /** Reads money, and tells whether there was any. */
    private boolean money(String text, OrderField field, Consumer<Money> part) {
        if (text.isEmpty()) {
            return false;
        }
        try {
            Money money = Money.parse(text);
            if (money.isNegative()) {
                flawed(
                        field.words() + " below zero",
                        "has a " + field.words() + " below zero; what came back is said by 'persona orders refund'");
            } else {
                part.accept(money);
            }
        } catch (IllegalArgumentException e) {
            flawed(
                    "bad " + field.words(),
                    "has a " + field.words() + " that is not a number such as 12.50, with at most four decimals");
        }
        return true;
    }

    /** What a step gives; nothing if it finds a mistake. */
    private <T> Optional<T> guarded(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (IllegalArgumentException e) {
            flawed("impossible", "cannot be: " + e.getMessage());
        } catch (ArithmeticException e) {
            flawed("too much money", "comes to more money than there can be");
        }
        return Optional.empty();
    }

    /** The rows. */
    OrderRows build() {
        lineNow = line;
        CustomerRef customer = customer();
        placedAt().ifPresent(order::placedAt);
        order.id(said.getOrDefault(OrderField.ORDER_ID, ""));
        ifSaid(OrderField.STORE, order::storeId);
        ifSaid(OrderField.ORDER_DISCOUNT, text -> money(text, OrderField.ORDER_DISCOUNT, order::orderDiscount));
        ifSaid(OrderField.ORDER_TAX, text -> money(text, OrderField.ORDER_TAX, order::orderTax));
        Purchase purchase = flaw == null && customer != null
                ? guarded(() -> new Purchase(customer, withTotal())).orElse(null)
                : null;
        return new OrderRows(line, rows, flaw == null ? purchase : null, Optional.ofNullable(flaw));
    }

    private void ifSaid(OrderField field, Consumer<String> use) {
        String text = said.get(field);
        if (text != null) {
            use.accept(text);
        }
    }

    private Order withTotal() {
        Order plain = order.build();
        Money comesTo = plain.postTax();
        ifSaid(
                OrderField.ORDER_TOTAL,
                text -> money(text, OrderField.ORDER_TOTAL, total -> {
                    if (total.equals(comesTo)) {
                        order.statedTotal(total);
                    } else {
                        flawed(
                                "another total",
                                "begins an order that comes to " + comesTo + " and says that it comes to " + total);
                    }
                }));
        return order.build();
    }

    private @Nullable CustomerRef customer() {
        String persona = said.get(OrderField.PERSONA_ID);
        String record = said.get(OrderField.CUSTOMER_ID);
        try {
            if (persona != null) {
                return CustomerRef.of(PersonaId.of(persona));
            }
            if (record != null) {
                return CustomerRef.of(SOURCE, record);
            }
            flawed("no customer", "begins an order that names no customer");
        } catch (IllegalArgumentException e) {
            flawed("bad persona id", "begins an order with a persona id that is none");
        }
        return null;
    }

    private Optional<Instant> placedAt() {
        String text = said.get(OrderField.PLACED_AT);
        if (text == null) {
            flawed("no time", "begins an order that does not say when it was placed");
            return Optional.empty();
        }
        Optional<Instant> time = times.parse(text);
        if (time.isEmpty()) {
            flawed("bad time", "begins an order that was placed at a time that cannot be read");
        } else if (time.get().isBefore(Instant.EPOCH)) {
            flawed("bad time", "begins an order that was placed before the year 1970");
            return Optional.empty();
        }
        return time;
    }
}
