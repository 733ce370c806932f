package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.persona4j.error.TenantMismatchException;
import org.persona4j.store.PersonaStoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code persona}. Exit codes: 0 done, 1 done but not all that was asked, 2 nothing could be done. */
@Command(
        name = "persona",
        description = "Records of customers in, personas out.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "persona 0.1.0-SNAPSHOT",
        subcommands = GenerateCommand.class)
public final class PersonaCli implements Runnable {
    /** Done. */
    static final int DONE = 0;

    /** Done, but not all that was asked. */
    static final int PARTLY = 1;

    /** Nothing could be done. */
    static final int NOTHING = 2;

    private static final int SHOWN_FRAMES = 12;
    private static final String TERMINAL = "persona.terminal";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PersonaCli() {}

    /**
     * Runs the command and ends the process.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean terminal = Boolean.getBoolean(TERMINAL);
        int code = NOTHING;
        try {
            code = commandLine(out, err, Clock.systemUTC(), terminal).execute(args);
        } catch (OutOfMemoryError e) {
            err.println("persona: not enough memory; allow more, for example with JAVA_OPTS=-Xmx4g");
        }
        out.flush();
        System.exit(code);
    }

    /**
     * The command.
     *
     * @param out where answers go
     * @param err where messages go
     * @param clock tells the start of the run
     * @param terminal whether the error stream of the process is a terminal, so that a progress bar makes sense
     */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, Clock clock, boolean terminal) {
        return new CommandLine(new PersonaCli())
                .addSubcommand(new ResolveCommand(clock, terminal))
                .addSubcommand(new ImportCommand(clock, terminal))
                .addSubcommand(new CommandLine(new ImportsCommand())
                        .addSubcommand(new ImportsCommand.ListAll(clock))
                        .addSubcommand(new ImportsCommand.Show(clock))
                        .addSubcommand(new ImportsCommand.AskOptIn(clock)))
                .addSubcommand(new CommandLine(new OptInCommand())
                        .addSubcommand(new OptInSetCommand(clock))
                        .addSubcommand(new OptInReplyCommand(clock))
                        .addSubcommand(new OptInStatusCommand(clock))
                        .addSubcommand(new OptInHistoryCommand(clock)))
                .addSubcommand(new LoyaltyCommand(clock))
                .addSubcommand(new CommandLine(new OrdersCommand())
                        .addSubcommand(new OrdersImportCommand(clock, terminal))
                        .addSubcommand(ofCustomer(new OrdersListCommand(clock)))
                        .addSubcommand(new OrdersShowCommand(clock))
                        .addSubcommand(new OrdersRefundCommand(clock)))
                .addSubcommand(ofCustomer(new MembershipCommand.Join(clock)))
                .addSubcommand(ofCustomer(new MembershipCommand.Leave(clock)))
                .addSubcommand(ofCustomer(new WalletCommand(clock)))
                .addSubcommand(ofCustomer(new AdjustCommand(clock)))
                .addSubcommand(ofCustomer(new RedeemCommand(clock)))
                .addSubcommand(ofCustomer(new TimelineCommand(clock)))
                .addSubcommand(ofCustomer(new ExplainCommand(clock)))
                .addSubcommand(ofCustomer(new RecommendCommand(clock)))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("persona: " + words(failure));
                    command.getErr().flush();
                    return NOTHING;
                });
    }

    /** A command that names a customer, whose id may begin with a hyphen, as may points that are taken. */
    private static CommandLine ofCustomer(Object command) {
        return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
    }

    /** Only messages that are known to hold no personal data are shown. */
    private static String words(Exception failure) {
        if (failure instanceof InputException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof PersonaStoreException) {
            return "the store: " + failure.getMessage();
        }
        if (failure instanceof TenantMismatchException) {
            return "the key is not that of the store";
        }
        return "unexpected " + failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .limit(SHOWN_FRAMES)
                        .map(frame -> System.lineSeparator() + "  at " + frame)
                        .collect(Collectors.joining());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
