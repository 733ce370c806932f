package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.persona4j.OptIns;
import org.persona4j.optin.Address;
import org.persona4j.optin.AddressOptIn;
import org.persona4j.optin.MessageChannel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code persona optin status}: what is true of an address. */
@Command(name = "status", description = "Tells whether an address may be messaged, and why.")
final class OptInStatusCommand extends StoreCommand {
    @Mixin
    private OneChannel channel = new OneChannel();

    @Parameters(paramLabel = "ADDRESS", description = "A phone number or e-mail address, in any format.")
    private String text = "";

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "At this moment, such as 2026-03-01T12:00:00Z.")
    private @Nullable Instant asOf;

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OptInStatusCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        Address address = open.address(text);
        OptIns optIns = open.personas().optIns();
        for (MessageChannel one : channel.all(address)) {
            AddressOptIn status = asOf == null ? optIns.status(one, address) : optIns.asOf(one, address, asOf);
            out.println(one.code() + ": " + status.describe());
        }
        return PersonaCli.DONE;
    }
}
