package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.persona4j.identity.PersonaId;
import org.persona4j.wallet.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code persona redeem}: a customer spends points. */
@Command(
        name = "redeem",
        description = "Spends points, those that expire first. Refused if there are fewer.",
        exitCodeList = {"0:done", "1:refused", "2:nothing could be done"})
final class RedeemCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Parameters(index = "1", paramLabel = "POINTS", description = "How many, such as 50, 12.5.")
    private String text = "";

    @Mixin
    private EntryOptions entry = new EntryOptions();

    /**
     * The command.
     *
     * @param clock tells the time
     */
    RedeemCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        Points points = PointsBooking.points(text);
        if (!points.isPositive()) {
            throw new InputException("POINTS must be above zero");
        }
        PersonaId persona = customer.in(open);
        String id = entry.id(out);
        return PointsBooking.print(() -> open.personas().wallets().redeem(persona, points, id, entry.note()), out);
    }
}
