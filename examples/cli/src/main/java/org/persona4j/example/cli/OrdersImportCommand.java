package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.persona4j.identity.BirthDates;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ObservedTimes;
import org.persona4j.imports.UnreadableFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code persona orders import}: the orders of a CSV file go to a store. */
@Command(
        name = "import",
        description = {
            "Takes the orders of a CSV file into a store; they earn points by the settings of loyalty.",
            "A row for each line of an order, those of one order one below the other. An order counts once, however often it comes."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done; single orders may have been refused", "2:nothing could be done, or not all of it"})
final class OrdersImportCommand implements Callable<Integer> {
    private final Clock clock;
    private final boolean terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "ORDERS.csv", description = "UTF-8, with a header; separated by comma, semicolon or tab.")
    private Path input = Path.of("");

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = {
                "What a column means; can be repeated. Fields: order_id customer_id persona_id placed_at store order_discount",
                "order_tax order_total product name brand category quantity unit_price amount discount tax."
            })
    private List<String> map = new ArrayList<>();

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "How dates are written, such as M/d/yyyy; ISO dates are read as well.")
    private String dateFormat = "";

    /**
     * The command.
     *
     * @param clock tells the time
     * @param terminal whether a progress bar makes sense
     */
    OrdersImportCommand(Clock clock, boolean terminal) {
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BirthDates dates = dates();
        try (CsvRows csv = CsvRows.open(input)) {
            OrderColumns columns = OrderColumns.of(csv.header(), map);
            try (OpenStore open = store.open(clock, false)) {
                run(csv, columns, dates, open);
            }
        } catch (UnreadableFileException e) {
            throw InputException.unreadable(input, e);
        }
        return PersonaCli.DONE;
    }

    private BirthDates dates() {
        try {
            return dateFormat.isEmpty() ? BirthDates.standard() : BirthDates.withPattern(dateFormat);
        } catch (IllegalArgumentException e) {
            throw new InputException("--date-format: " + e.getMessage(), e);
        }
    }

    private void run(CsvRows csv, OrderColumns columns, BirthDates dates, OpenStore open) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("columns: " + columns.describe());
        err.flush();
        Notices notices = new Notices(err, false);
        ObservedTimes times = new ObservedTimes(dates, open.loyaltyPolicy().zone());
        OrderReader reader = new OrderReader(csv, columns, times, notices);
        OrderImport orders = new OrderImport(open.personas().orders(), notices);
        try (Progress progress = Progress.of(input, terminal)) {
            orders.run(reader, csv, progress::bytesDone);
        }
        print(reader, orders, notices);
    }

    private void print(OrderReader reader, OrderImport orders, Notices notices) {
        PrintWriter out = spec.commandLine().getOut();
        Summary.number(out, "rows", reader.rows(), "");
        if (reader.strays() > 0) {
            Summary.number(
                    out,
                    "rejected",
                    reader.strays(),
                    "rows of no order: " + Summary.byReason(notices.rejectedByReason()));
        }
        Map<OrderImport.Result, Integer> results = orders.results();
        Summary.number(
                out,
                "orders",
                orders.count(),
                results.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", ")));
        int refused = notices.refusedByReason().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        Summary.number(out, "refused", refused, Summary.byReason(notices.refusedByReason()));
        out.println(String.format(Locale.ROOT, "%-11s %,9.2f   points", "earned", orders.earned()));
        out.flush();
    }
}
