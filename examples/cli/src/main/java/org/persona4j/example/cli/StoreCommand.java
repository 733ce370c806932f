package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.persona4j.identity.Normalizers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on a store that is there: opened for the command, and closed whatever becomes of it. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "2:nothing could be done"})
abstract class StoreCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    /**
     * A command.
     *
     * @param clock tells the time
     */
    StoreCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * Does what is asked for.
     *
     * @param open the store
     * @param out where the answer goes
     * @return the exit code
     * @throws InputException if nothing could be done
     */
    abstract int run(OpenStore open, PrintWriter out);

    /**
     * Looks at what was typed, before a store is opened or made for it.
     *
     * @param normalizers read phone numbers and e-mail addresses
     * @throws InputException if nothing can be done with it
     */
    void check(Normalizers normalizers) {}

    /** Whether a store that is not there may be made; not unless a command says so. */
    boolean mayCreate() {
        return false;
    }

    /** What tells the time. */
    final Clock clock() {
        return clock;
    }

    /** Where the store is. */
    final StoreDirectory directory() {
        return store.directory();
    }

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        check(store.normalizers());
        int code;
        try (OpenStore open = store.open(clock, mayCreate())) {
            code = run(open, out);
        }
        out.flush();
        return code;
    }
}
