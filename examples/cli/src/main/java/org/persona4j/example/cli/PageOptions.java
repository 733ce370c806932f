package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which part of a long list to tell. */
final class PageOptions {
    private static final int MOST = 1_000;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most to tell, 1 to 1,000. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(names = "--after", paramLabel = "TEXT", description = "Go on where a page before ended.")
    private @Nullable String after;

    PageOptions() {}

    /**
     * A number as a limit.
     *
     * @throws InputException if it is out of bounds
     */
    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InputException("--limit must be 1 to 1,000");
        }
        return limit;
    }

    /**
     * The most to tell.
     *
     * @throws InputException if it is out of bounds
     */
    int limit() {
        return checked(limit);
    }

    /** Where the page before ended; null for the first page. */
    @Nullable String after() {
        return after;
    }

    /** Says how to go on, if there is more. */
    static void printNext(Optional<String> next, PrintWriter out) {
        next.ifPresent(cursor -> out.println("more: --after \"" + cursor + "\""));
    }
}
