package org.persona4j.internal;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectedRow;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.OutgoingMessage;

/**
 * Who is told of an import while it runs, and who helps with it.
 *
 * @param progress is told the counts so far after each commit that takes rows in
 * @param rejectedOrNull is told every row that makes no profile, if anybody wants to know
 * @param outcomes is told what became of the record of every row that has one
 * @param messages is given what is to be sent
 * @param executorOrNull prepares rows ahead; if there is none, the thread that runs the import does
 */
public record ImportTold(
        Consumer<ImportCounts> progress,
        @Nullable Consumer<RejectedRow> rejectedOrNull,
        BiConsumer<ImportRow, IntakeOutcome> outcomes,
        Consumer<OutgoingMessage> messages,
        @Nullable Executor executorOrNull) {
    /** Nobody is told anything, and nobody helps. */
    public static final ImportTold NOBODY = new ImportTold(none -> {}, null, (row, outcome) -> {}, none -> {}, null);

    /** The same with another listener to the counts. */
    public ImportTold withProgress(Consumer<ImportCounts> listener) {
        return new ImportTold(listener, rejectedOrNull, outcomes, messages, executorOrNull);
    }

    /** The same with another listener to the rows that make no profile. */
    public ImportTold withRejected(Consumer<RejectedRow> listener) {
        return new ImportTold(progress, listener, outcomes, messages, executorOrNull);
    }

    /** The same with another listener to what becomes of records. */
    public ImportTold withOutcomes(BiConsumer<ImportRow, IntakeOutcome> listener) {
        return new ImportTold(progress, rejectedOrNull, listener, messages, executorOrNull);
    }

    /** The same where somebody else is given the messages. */
    public ImportTold withMessages(Consumer<OutgoingMessage> listener) {
        return new ImportTold(progress, rejectedOrNull, outcomes, listener, executorOrNull);
    }

    /** The same with somebody who prepares rows ahead. */
    public ImportTold withExecutor(Executor preparing) {
        return new ImportTold(progress, rejectedOrNull, outcomes, messages, preparing);
    }
}
