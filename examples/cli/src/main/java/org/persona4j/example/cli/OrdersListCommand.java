package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.ReviewPage;
import org.persona4j.order.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code persona orders list}: what a customer bought. */
@Command(name = "list", description = "Tells the orders of a customer, the one placed last first.")
final class OrdersListCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Mixin
    private PageOptions page = new PageOptions();

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OrdersListCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        int limit = page.limit();
        PersonaId persona = customer.in(open);
        ReviewPage<RecordedOrder> orders = open.personas().orders().of(persona, page.after(), limit);
        Table table = new Table("lllrrrr").row("placed", "order", "store", "lines", "paid", "back", "earned");
        orders.items().forEach(recorded -> add(recorded, table));
        table.print(out);
        PageOptions.printNext(orders.next(), out);
        return PersonaCli.DONE;
    }

    private static void add(RecordedOrder recorded, Table table) {
        Order order = recorded.order().order();
        table.row(
                order.placedAt(),
                order.id(),
                order.storeId().orElse(""),
                order.lines().size(),
                order.postTax(),
                recorded.order().refunds().isEmpty() ? "" : recorded.order().refunded(),
                recorded.earning().points().minus(recorded.takenBack()));
    }
}
