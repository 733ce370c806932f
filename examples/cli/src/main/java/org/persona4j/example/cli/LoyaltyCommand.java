package org.persona4j.example.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.persona4j.loyalty.LoyaltyPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code persona loyalty}: what earns points in a store, and how long they last. */
@Command(
        name = "loyalty",
        description = {
            "Tells what earns points and how long they last, and changes it for what comes: what was earned stays.",
            "It is kept in the store's directory, in " + LoyaltyFile.NAME + "."
        })
final class LoyaltyCommand extends StoreCommand {
    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Change a setting; can be repeated. A comma stands between the values of a list.")
    private List<String> changes = new ArrayList<>();

    /**
     * The command.
     *
     * @param clock tells the time
     */
    LoyaltyCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        LoyaltyPolicy policy = open.loyaltyPolicy();
        for (String change : changes) {
            policy = changed(policy, change);
        }
        if (!changes.isEmpty()) {
            LoyaltyFile.of(directory()).write(policy);
        }
        print(policy, out);
        return PersonaCli.DONE;
    }

    private static LoyaltyPolicy changed(LoyaltyPolicy policy, String change) {
        int equals = change.indexOf('=');
        if (equals <= 0) {
            throw new InputException("--set is written NAME=VALUE");
        }
        try {
            LoyaltySetting setting = LoyaltySetting.ofCode(change.substring(0, equals));
            String value = change.substring(equals + 1).strip();
            return setting.set(policy, setting.several() ? list(value) : List.of(value));
        } catch (InputException e) {
            throw new InputException("--set: " + e.getMessage(), e);
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static void print(LoyaltyPolicy policy, PrintWriter out) {
        try {
            LoyaltyFile.print(policy, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
