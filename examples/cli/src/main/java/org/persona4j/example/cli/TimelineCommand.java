package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.wallet.TimelineCursor;
import org.persona4j.wallet.TimelineLine;
import org.persona4j.wallet.TimelinePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code persona timeline}: how the points of a customer came and went. */
@Command(name = "timeline", description = "Tells how the points of a customer came and went, the latest first.")
final class TimelineCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Mixin
    private PageOptions page = new PageOptions();

    /**
     * The command.
     *
     * @param clock tells the time
     */
    TimelineCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        int limit = page.limit();
        TimelineCursor after = cursor(page.after());
        PersonaId persona = customer.in(open);
        TimelinePage lines = open.personas().wallets().timeline(persona, after, limit);
        Table table = new Table("lrrlll").row("at", "points", "balance", "what", "id", "note");
        lines.lines().forEach(line -> add(line, table));
        table.print(out);
        PageOptions.printNext(lines.next().map(TimelineCursor::text), out);
        return PersonaCli.DONE;
    }

    private static void add(TimelineLine line, Table table) {
        table.row(
                line.at(),
                line.points(),
                line.balanceAfter(),
                line.kind().label(),
                line.id(),
                line.entry().note().orElse(""));
    }

    private static @Nullable TimelineCursor cursor(@Nullable String text) {
        try {
            return text == null ? null : TimelineCursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException("--after is not what a page before ended with", e);
        }
    }
}
