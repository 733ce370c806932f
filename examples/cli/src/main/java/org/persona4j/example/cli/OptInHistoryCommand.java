package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInStep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code persona optin history}: all that was said of an address. */
@Command(
        name = "history",
        description = "Tells all that was said of an address, with its evidence. Shows personal data.",
        exitCodeList = {"0:done", "1:nothing was ever said of it", "2:nothing could be done"})
final class OptInHistoryCommand extends StoreCommand {
    @Mixin
    private OneChannel channel = new OneChannel();

    @Parameters(paramLabel = "ADDRESS", description = "A phone number or e-mail address, in any format.")
    private String text = "";

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OptInHistoryCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        boolean any = false;
        Address address = open.address(text);
        for (MessageChannel one : channel.all(address)) {
            List<OptInStep> steps =
                    open.personas().optIns().history(one, address).steps(clock().instant());
            any |= !steps.isEmpty();
            for (OptInStep step : steps) {
                out.println(one.code() + ": " + step.describe());
                if (step.event().orElse(null) instanceof MessageEvent event) {
                    out.println("    " + evidence(event));
                }
            }
        }
        if (!any) {
            out.println("nothing was ever said of this address");
        }
        return any ? PersonaCli.DONE : PersonaCli.PARTLY;
    }

    private static String evidence(MessageEvent event) {
        StringBuilder words = new StringBuilder("by " + event.actor().role().code());
        event.evidence().source().ifPresent(from -> words.append(", import ").append(from));
        event.evidence()
                .wording()
                .ifPresent(said -> words.append(", in the words: ").append(said));
        return words.toString().replaceAll("\\p{Cntrl}", " ");
    }
}
