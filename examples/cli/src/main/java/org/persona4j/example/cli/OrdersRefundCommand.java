package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.BirthDates;
import org.persona4j.imports.ObservedTimes;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.ReturnedLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code persona orders refund}: what a customer bought came back. */
@Command(
        name = "refund",
        description = "Gives back an order, all that is left of it or a part, and takes back what that had earned.",
        exitCodeList = {"0:done", "1:refused", "2:nothing could be done"})
final class OrdersRefundCommand extends StoreCommand {
    @Parameters(paramLabel = "ORDER", description = "The id of the order, which stands on the receipt.")
    private String order = "";

    @Option(
            names = "--line",
            paramLabel = "N[=QUANTITY]",
            description = "What came back: a line of the order by its number, whole or so much of it; can be repeated.")
    private List<String> lines = new ArrayList<>();

    @Option(
            names = "--amount",
            paramLabel = "MONEY",
            description = "The money given back, with tax, if it belongs to no line.")
    private @Nullable String amount;

    @Option(names = "--at", paramLabel = "TIME", description = "When, a date or a moment. Default: now.")
    private @Nullable String at;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = {
                "The id of the refund: the same command with it again changes nothing more.",
                "Default: a new one, which is printed."
            })
    private @Nullable String id;

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OrdersRefundCommand(Clock clock) {
        super(clock);
    }

    /** What a refund gives back, in words. */
    static String describe(OrderRefund refund) {
        if (refund.amount().isPresent()) {
            return "an amount of " + refund.amount().get();
        }
        return refund.isWhole()
                ? "all that was left"
                : refund.lines().stream()
                        .map(line -> line.quantity() + " of line " + line.line())
                        .collect(Collectors.joining(", "));
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        RecordedOrder known = open.order(order);
        List<ReturnedLine> returned = returned(known.order().order());
        OrderRefund wished = refund("-", Instant.EPOCH, returned);
        Instant moment = at == null ? clock().instant() : time(at, open);
        String told = EntryOptions.told(id, out);
        for (OrderRefund before : known.order().refunds()) {
            boolean again = at == null
                    && before.id().equals(told)
                    && before.amount().equals(wished.amount())
                    && before.lines().equals(wished.lines());
            moment = again ? before.at() : moment;
        }
        return print(open.personas().orders().refund(refund(told, moment, returned)), out);
    }

    private OrderRefund refund(String told, Instant moment, List<ReturnedLine> returned) {
        try {
            OrderRefund.Builder refund =
                    OrderRefund.builder().id(told).orderId(order).at(moment).lines(returned);
            if (amount != null) {
                refund.amount(Money.parse(amount));
            }
            return refund.build();
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage() == null ? "no refund" : e.getMessage(), e);
        }
    }

    private List<ReturnedLine> returned(Order of) {
        List<ReturnedLine> returned = new ArrayList<>();
        for (String text : lines) {
            int equals = text.indexOf('=');
            try {
                int number = Integer.parseInt(equals < 0 ? text : text.substring(0, equals));
                if (number < 1 || number > of.lines().size()) {
                    throw new InputException(
                            "--line: the order has the lines 1 to " + of.lines().size());
                }
                returned.add(new ReturnedLine(
                        number, equals < 0 ? of.line(number).quantity() : Quantity.parse(text.substring(equals + 1))));
            } catch (NumberFormatException e) {
                throw new InputException("--line is written N or N=QUANTITY", e);
            } catch (IllegalArgumentException e) {
                throw new InputException("--line: " + e.getMessage(), e);
            }
        }
        return returned;
    }

    private static Instant time(String text, OpenStore open) {
        return new ObservedTimes(BirthDates.standard(), open.loyaltyPolicy().zone())
                .parse(text.strip())
                .orElseThrow(() -> new InputException("--at is neither a date nor a moment"));
    }

    private static int print(OrderRefundOutcome outcome, PrintWriter out) {
        int code = PersonaCli.PARTLY;
        if (outcome instanceof OrderRefundOutcome.Refunded done && done.repeated()) {
            out.println("refunded with this id before; nothing was changed now");
            code = PersonaCli.DONE;
        } else if (outcome instanceof OrderRefundOutcome.Refunded done) {
            out.println("back    " + done.money() + ", and " + done.takenBack() + " points");
            code = PersonaCli.DONE;
        } else if (outcome instanceof OrderRefundOutcome.Refused refused) {
            out.println("refused, " + refused.why().describe());
        } else {
            out.println("refused, there is no such order any more");
        }
        return code;
    }
}
