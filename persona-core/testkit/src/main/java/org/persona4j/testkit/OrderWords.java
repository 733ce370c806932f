package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;

/** Says what was bought and what came back. */
final class OrderWords {
    private static final int MOST_LINES = 8;

    private OrderWords() {}

    /** An order, as in {@code 1 tea for 1.00 and 2 cup (house) for 5.00 less 1.00; plus tax 0.50}. */
    static String of(Order order) {
        List<String> lines = new ArrayList<>();
        order.lines().stream().limit(MOST_LINES).map(Words::of).forEach(lines::add);
        if (order.lines().size() > MOST_LINES) {
            lines.add((order.lines().size() - MOST_LINES) + " lines more");
        }
        return Sentences.list(lines)
                + (order.orderDiscount().isZero() ? "" : "; less " + order.orderDiscount())
                + (order.orderTax().isZero() ? "" : "; plus tax " + order.orderTax());
    }

    /** What came back, one after the other, as in {@code 1.00 of the money, then 0.5 of line 1, then all that is left}. */
    static String of(List<OrderRefund> refunds) {
        return refunds.isEmpty()
                ? "nothing"
                : String.join(", then ", refunds.stream().map(OrderWords::of).toList());
    }

    private static String of(OrderRefund refund) {
        if (refund.isWhole()) {
            return "all that is left";
        }
        return refund.amount()
                .map(money -> money + " of the money")
                .orElseGet(() -> Sentences.list(refund.lines().stream()
                        .map(line -> line.quantity() + " of line " + line.line())
                        .toList()));
    }
}
