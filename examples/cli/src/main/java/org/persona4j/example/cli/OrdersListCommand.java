package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.ReviewPage;
import org.persona4j.order.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code persona orders list}: what a customer bought. */
@Command(
        name = "list",
        description = "Tells the orders of a customer, the one placed last first.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "2:nothing could be done"})
final class OrdersListCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private PageOptions page = new PageOptions();

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OrdersListCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int limit = page.limit();
        try (OpenStore open = store.open(clock, false)) {
            PersonaId persona = customer.in(open);
            ReviewPage<RecordedOrder> orders = open.personas().orders().of(persona, page.after(), limit);
            Table table = new Table("lllrrrr").row("placed", "order", "store", "lines", "paid", "back", "earned");
            orders.items().forEach(recorded -> add(recorded, table));
            table.print(out);
            PageOptions.printNext(orders.next(), out);
        }
        out.flush();
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
