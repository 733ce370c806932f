package org.persona4j.example.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code persona orders}: what customers bought, and what came back. */
@Command(
        name = "orders",
        description = "Takes in and tells what customers bought, and what came back.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class OrdersCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    OrdersCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
