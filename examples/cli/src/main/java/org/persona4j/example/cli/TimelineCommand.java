package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.wallet.TimelineCursor;
import org.persona4j.wallet.TimelineLine;
import org.persona4j.wallet.TimelinePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code persona timeline}: how the points of a customer came and went. */
@Command(
        name = "timeline",
        description = "Tells how the points of a customer came and went, the latest first.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "2:nothing could be done"})
final class TimelineCommand implements Callable<Integer> {
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
    TimelineCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int limit = page.limit();
        TimelineCursor after = cursor(page.after());
        try (OpenStore open = store.open(clock, false)) {
            PersonaId persona = customer.in(open);
            TimelinePage lines = open.personas().wallets().timeline(persona, after, limit);
            Table table = new Table("lrrlll").row("at", "points", "balance", "what", "id", "note");
            lines.lines().forEach(line -> add(line, table));
            table.print(out);
            PageOptions.printNext(lines.next().map(TimelineCursor::text), out);
        }
        out.flush();
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
