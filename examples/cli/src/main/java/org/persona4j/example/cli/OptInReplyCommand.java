package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.persona4j.optin.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code persona optin reply}: the customer answers a text message. */
@Command(
        name = "reply",
        description = "Takes in what a customer answered to a text message, such as YES or STOP.",
        exitCodeList = {"0:done", "1:refused", "2:nothing could be done"})
final class OptInReplyCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "PHONE", description = "The number it came from.")
    private String text = "";

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "The message.")
    private String message = "";

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OptInReplyCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        Address address = open.address(text);
        if (address.type() != Address.Type.PHONE) {
            throw new InputException("a reply to a text message comes from a phone number");
        }
        return Answer.print(open.handingOn().optIns().reply(address, message), out);
    }
}
