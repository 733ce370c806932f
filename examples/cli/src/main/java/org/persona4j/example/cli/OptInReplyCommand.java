package org.persona4j.example.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.persona4j.optin.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code persona optin reply}: the customer answers a text message. */
@Command(
        name = "reply",
        description = "Takes in what a customer answered to a text message, such as YES or STOP.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:refused", "2:nothing could be done"})
final class OptInReplyCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

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
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (OpenStore open = store.open(clock, false)) {
            Address address = open.address(text);
            if (address.type() != Address.Type.PHONE) {
                throw new InputException("a reply to a text message comes from a phone number");
            }
            return Answer.print(
                    open.handingOn().optIns().reply(address, message),
                    spec.commandLine().getOut());
        }
    }
}
