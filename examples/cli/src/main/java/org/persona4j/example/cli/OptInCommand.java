package org.persona4j.example.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code persona optin}: who may be messaged, and who said so. */
@Command(
        name = "optin",
        description = "Tells and changes who may be messaged at a phone number or e-mail address.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class OptInCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    OptInCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
