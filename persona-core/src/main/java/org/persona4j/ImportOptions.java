package org.persona4j;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectedRow;
import org.persona4j.internal.ImportTold;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.OutgoingMessage;

/**
 * Who is told of an import while it runs, and who helps with it. Whatever is told is told in the thread that runs the import, and
 * what a listener throws ends the run, which can be resumed. Immutable; each change gives new options.
 */
public final class ImportOptions {
    private static final ImportOptions NONE = new ImportOptions(ImportTold.NOBODY);

    private final ImportTold told;

    private ImportOptions(ImportTold told) {
        this.told = told;
    }

    /** Nobody is told, and all is done in the thread that calls. */
    public static ImportOptions none() {
        return NONE;
    }

    /** The same, where the counts so far are told after each commit that takes rows in, and at the end. */
    public ImportOptions withProgress(Consumer<ImportCounts> listener) {
        return new ImportOptions(told.withProgress(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * The same, where every row that makes no profile is told, in the order of the rows. They are kept nowhere. A resumed import
     * tells those among the rows it had taken in once more, all but such as were rejected because of what else is known of their
     * customer.
     */
    public ImportOptions withRejected(Consumer<RejectedRow> listener) {
        return new ImportOptions(told.withRejected(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * The same, where it is told what became of the record of each row that has one, in the order of the rows, and as
     * {@link Intake#takeAll} tells it. What a dry run tells is never there. A resumed import does not tell again of the rows it had
     * taken in.
     */
    public ImportOptions withOutcomes(BiConsumer<ImportRow, IntakeOutcome> listener) {
        return new ImportOptions(told.withOutcomes(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * The same, where each message is given that is to be sent because of double opt-in. It is kept nowhere: an import that was
     * broken off gives the messages again of which it cannot be sure that they were given, and each has an id by which the second
     * is known. A dry run gives none.
     */
    public ImportOptions withMessages(Consumer<OutgoingMessage> listener) {
        return new ImportOptions(told.withMessages(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * The same, where rows are read and prepared by tasks given to this executor, a thousand at most ahead, while the calling thread
     * takes them in: about twice as fast with a thread to spare. The tasks also read from the store what the rows lead to, many records
     * at once; what changes meanwhile is read again. The tasks run one after the other, so the rows need not be thread-safe; none runs
     * any more when the call returns.
     */
    public ImportOptions withExecutor(Executor preparing) {
        return new ImportOptions(told.withExecutor(Objects.requireNonNull(preparing, "preparing")));
    }

    ImportTold told() {
        return told;
    }
}
