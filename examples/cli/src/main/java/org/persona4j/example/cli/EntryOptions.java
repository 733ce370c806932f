package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryIds;
import picocli.CommandLine.Option;

/** The options of an entry in a ledger. */
final class EntryOptions {
    private static final String MADE_HERE = "cli-";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = {
                "The id of the entry, one for each thing that happens: the same command with it again changes nothing more.",
                "Default: a new one, which is printed."
            })
    private @Nullable String id;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, in words; up to 200 characters.")
    private @Nullable String note;

    EntryOptions() {}

    /**
     * An id, this one or one that nobody had before. Prints it before anything is done, so that a run which is broken off can be
     * made again.
     *
     * @param idOrNull the id, if one is given
     */
    static String told(@Nullable String idOrNull, PrintWriter out) {
        String told = idOrNull == null ? MADE_HERE + UUID.randomUUID() : idOrNull;
        out.println("id      " + told);
        out.flush();
        return told;
    }

    /**
     * The id of the entry, which is printed.
     *
     * @throws InputException if it cannot be one, or the note is none
     */
    String id(PrintWriter out) {
        try {
            EntryDetails details = EntryDetails.of(EntryIds.check(id == null ? MADE_HERE : id), Actor.owner("cli"));
            if (note != null) {
                details.withNote(note);
            }
        } catch (IllegalArgumentException e) {
            throw new InputException("--id or --note: " + e.getMessage(), e);
        }
        return told(id, out);
    }

    /** The note, if there is one. */
    @Nullable String note() {
        return note;
    }
}
