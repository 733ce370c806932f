package org.persona4j.example.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.persona4j.Wallets;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code persona explain}: why a customer has the points there are. */
@Command(
        name = "explain",
        description = {
            "Tells why a customer has the points there are: each order with what of it counted and what did not and why,",
            "and all else that moved points, from one balance to the other."
        })
final class ExplainCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The beginning: a date, or a moment such as 2026-03-01T12:00:00Z. Default: the first order.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "The end, not included. Default: now.")
    private @Nullable String until;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    /**
     * The command.
     *
     * @param clock tells the time
     */
    ExplainCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        ZoneId zone = open.loyaltyPolicy().zone();
        Instant begin = MomentText.parse("--from", from, zone, Instant.EPOCH);
        Instant end = MomentText.parse("--until", until, zone, Instant.MAX);
        if (end.isBefore(begin)) {
            throw new InputException("--until must not be before --from");
        }
        PersonaId persona = customer.in(open);
        Wallets wallets = open.personas().wallets();
        Statement statement = wallets.explain(persona, begin, end);
        print(from == null ? statement.fromItsFirstLine() : statement, out);
        return PersonaCli.DONE;
    }

    private void print(Statement statement, PrintWriter out) {
        if (!json) {
            out.print(statement.toText());
            return;
        }
        try {
            StatementJson.print(statement, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
