package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.persona4j.identity.Normalizers;
import org.persona4j.optin.Address;
import org.persona4j.optin.OptInReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code persona optin set}: staff or a program sets consent. */
@Command(
        name = "set",
        description = "Opts an address in or out, or asks its customer. Undoes no opt-out.",
        exitCodeList = {"0:done", "1:refused", "2:nothing could be done"})
final class OptInSetCommand extends StoreCommand {
    @Mixin
    private OneChannel channel = new OneChannel();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "A phone number or e-mail address, in any format.")
    private String text = "";

    @Parameters(
            index = "1",
            paramLabel = "in|out|ask",
            description = "What is to be; ask waits for the customer's YES.")
    private Wish wish = Wish.OUT;

    /**
     * The command.
     *
     * @param clock tells the time
     */
    OptInSetCommand(Clock clock) {
        super(clock);
    }

    /** What consent can be set to. */
    enum Wish {
        /** Opted in. */
        IN,
        /** Opted out. */
        OUT,
        /** Opted in if the customer says so. */
        ASK
    }

    @Override
    void check(Normalizers normalizers) {
        channel.of(AddressText.parse(text, normalizers));
    }

    @Override
    boolean mayCreate() {
        return true;
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        Address address = open.address(text);
        OptInReport report = OptInReport.setting(wish != Wish.OUT, wish == Wish.ASK, true);
        return Answer.print(open.personas().optIns().report(channel.of(address), address, report), out);
    }
}
