package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code persona orders show}: one order, whose it is, and what it earned. */
@Command(
        name = "show",
        description =
                "Tells one order: whose it is, what was bought, what came back, and what it earned and why not more.")
final class OrdersShowCommand extends StoreCommand {
    @Parameters(paramLabel = "ORDER", description = "The id of the order, which stands on the receipt.")
    private String id = "";

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OrdersShowCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        print(open.order(id), out);
        return PersonaCli.DONE;
    }

    private static void print(RecordedOrder recorded, PrintWriter out) {
        Order order = recorded.order().order();
        out.println("order   " + order.id());
        out.println("placed  " + order.placedAt()
                + order.storeId().map(shop -> " in store " + shop).orElse(""));
        out.println("persona " + recorded.persona()
                + (recorded.persona().value().equals(recorded.profile().value())
                        ? ""
                        : ", by its profile " + recorded.profile()));
        Table table =
                new Table("rllrrrrr").row("", "product", "name", "quantity", "price", "amount", "discount", "tax");
        for (int number = 1; number <= order.lines().size(); number++) {
            OrderLine line = order.line(number);
            table.row(
                    number,
                    line.productId(),
                    line.name().orElse(""),
                    line.quantity(),
                    line.unitPrice().map(Money::toString).orElse(""),
                    line.amount(),
                    unlessNone(line.discount()),
                    unlessNone(line.tax()));
        }
        table.print(out);
        out.println("paid    " + order.postTax() + ": " + order.gross() + " less " + order.discounts()
                + " of discounts, and " + order.taxes() + " of taxes");
        recorded.order()
                .refunds()
                .forEach(refund -> out.println(
                        "refund  " + refund.id() + " at " + refund.at() + ": " + OrdersRefundCommand.describe(refund)));
        if (recorded.order().refunded().isPositive()) {
            out.println("back    " + recorded.order().refunded() + " of what was paid, and " + recorded.takenBack()
                    + " points");
        }
        recorded.earning().describe().forEach(out::println);
    }

    private static String unlessNone(Money money) {
        return Optional.of(money)
                .filter(some -> !some.isZero())
                .map(Money::toString)
                .orElse("");
    }
}
