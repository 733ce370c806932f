package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.persona4j.identity.PersonaId;
import org.persona4j.wallet.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code persona adjust}: staff give or take points. */
@Command(
        name = "adjust",
        description =
                "Gives points or, if below zero, takes them. The setting below_zero of loyalty says what may be taken.",
        exitCodeList = {"0:done", "1:refused", "2:nothing could be done"})
final class AdjustCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Parameters(index = "1", paramLabel = "POINTS", description = "How many, such as 50, -12.5.")
    private String text = "";

    @Mixin
    private EntryOptions entry = new EntryOptions();

    /**
     * The command.
     *
     * @param clock tells the time
     */
    AdjustCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        Points points = PointsBooking.points(text);
        if (points.isZero()) {
            throw new InputException("POINTS must not be zero");
        }
        PersonaId persona = customer.in(open);
        String id = entry.id(out);
        return PointsBooking.print(() -> open.personas().wallets().adjust(persona, points, id, entry.note()), out);
    }
}
