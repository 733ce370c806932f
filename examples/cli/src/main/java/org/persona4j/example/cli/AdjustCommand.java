package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.persona4j.identity.PersonaId;
import org.persona4j.wallet.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code persona adjust}: staff give or take points. */
@Command(
        name = "adjust",
        description =
                "Gives points or, if below zero, takes them. The setting below_zero of loyalty says what may be taken.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:nothing could be done"})
final class AdjustCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Parameters(index = "1", paramLabel = "POINTS", description = "How many, such as 50, -12.5.")
    private String text = "";

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private EntryOptions entry = new EntryOptions();

    /**
     * The command.
     *
     * @param clock tells the time
     */
    AdjustCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Points points = PointsBooking.points(text);
        if (points.isZero()) {
            throw new InputException("POINTS must not be zero");
        }
        try (OpenStore open = store.open(clock, false)) {
            PersonaId persona = customer.in(open);
            String id = entry.id(out);
            return PointsBooking.print(() -> open.personas().wallets().adjust(persona, points, id, entry.note()), out);
        }
    }
}
