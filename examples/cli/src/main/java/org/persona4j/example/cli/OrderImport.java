package org.persona4j.example.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.persona4j.Orders;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.UnreadableFileException;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.Purchase;

/** Records the orders of a file, some hundred at a time, and counts what became of them. Not thread-safe. */
final class OrderImport {
    private static final int ORDERS_AT_ONCE = 200;
    private static final int ROWS_AT_ONCE = 2_000;

    private final Orders orders;
    private final Notices notices;
    private final Map<Result, Integer> results = new EnumMap<>(Result.class);
    private BigDecimal earned = BigDecimal.ZERO;

    /** What can become of an order. */
    enum Result {
        /** It is recorded now. */
        RECORDED,
        /** It was recorded before, just so. */
        REPEATED,
        /** There is no such customer. */
        UNKNOWN_CUSTOMER,
        /** It is not recorded for another reason. */
        REFUSED
    }

    /**
     * An import.
     *
     * @param orders where they go
     * @param notices where those are told that are not recorded
     */
    OrderImport(Orders orders, Notices notices) {
        this.orders = orders;
        this.notices = notices;
        for (Result result : Result.values()) {
            results.put(result, 0);
        }
    }

    /**
     * Runs until the last order is recorded.
     *
     * @param progress is told, now and then, how many bytes of the file are done
     * @throws UnreadableFileException if the file turns out to be malformed
     */
    void run(OrderReader reader, CsvRows input, LongConsumer progress) {
        List<OrderRows> some = new ArrayList<>();
        int rows = 0;
        Optional<OrderRows> next = reader.next();
        while (next.isPresent()) {
            some.add(next.get());
            rows += next.get().rows();
            next = reader.next();
            if (next.isEmpty() || some.size() == ORDERS_AT_ONCE || rows >= ROWS_AT_ONCE) {
                record(some);
                progress.accept(input.bytesRead());
                some.clear();
                rows = 0;
            }
        }
    }

    private void record(List<OrderRows> some) {
        List<Purchase> whole = some.stream()
                .flatMap(order -> Stream.ofNullable(order.purchaseOrNull()))
                .toList();
        List<Optional<OrderOutcome>> outcomes = recordAll(whole);
        int at = 0;
        for (OrderRows order : some) {
            if (order.flaw().isPresent()) {
                OrderRows.Flaw flaw = order.flaw().get();
                refuse(flaw.line(), flaw.reason(), "the row " + flaw.words());
            } else {
                count(order.line(), outcomes.get(at++));
            }
        }
    }

    /** Records purchases; empty is the outcome of one that earns more than there can be, which must not keep the others out. */
    private List<Optional<OrderOutcome>> recordAll(List<Purchase> purchases) {
        try {
            return orders.recordAll(purchases).stream().map(Optional::of).toList();
        } catch (ArithmeticException e) {
            if (purchases.size() == 1) {
                return List.of(Optional.empty());
            }
            return purchases.stream()
                    .flatMap(one -> recordAll(List.of(one)).stream())
                    .toList();
        }
    }

    private void count(long line, Optional<OrderOutcome> outcome) {
        if (outcome.isEmpty()) {
            refuse(line, "too many points", "the order would earn more points than there can be");
        } else if (outcome.get() instanceof OrderOutcome.Recorded recorded) {
            results.merge(recorded.repeated() ? Result.REPEATED : Result.RECORDED, 1, Integer::sum);
            if (!recorded.repeated()) {
                earned = earned.add(recorded.order().earning().points().toBigDecimal());
            }
        } else if (outcome.get() instanceof OrderOutcome.Refused refused) {
            switch (refused.reason()) {
                case UNKNOWN_CUSTOMER -> {
                    results.merge(Result.UNKNOWN_CUSTOMER, 1, Integer::sum);
                    notices.refused(line, "unknown customer", "the order is of a customer there is not");
                }
                case ID_REUSED ->
                    refuse(
                            line,
                            "known otherwise",
                            "the order is known with other content or of another customer;"
                                    + " of one order all rows must follow each other");
                case IN_THE_FUTURE -> refuse(line, "in the future", "the order was placed later than now");
            }
        }
    }

    private void refuse(long line, String reason, String words) {
        results.merge(Result.REFUSED, 1, Integer::sum);
        notices.refused(line, reason, words);
    }

    /** How often each result was. */
    Map<Result, Integer> results() {
        return results;
    }

    /** How many orders there were. */
    int count() {
        return results.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The points that those earned which are recorded now. */
    BigDecimal earned() {
        return earned;
    }
}
