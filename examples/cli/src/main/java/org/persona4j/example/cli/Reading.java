package org.persona4j.example.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.persona4j.ImportOptions;
import org.persona4j.imports.RejectReason;
import org.persona4j.merge.IntakeOutcome;

/** A thread that reads and prepares rows, while the one that runs the import takes them in. */
final class Reading implements AutoCloseable {
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "reader");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Options of an import of which this thread reads the rows.
     *
     * @param notices is told of single rows
     * @param results is told what became of each
     */
    ImportOptions options(Notices notices, RowResults results) {
        return ImportOptions.none()
                .withExecutor(reader)
                .withRejected(row -> {
                    RejectReason first = row.reasons().iterator().next();
                    notices.rejected(row.line(), first.name(), first.words());
                    results.add(RowOutcome.REJECTED, null);
                })
                .withOutcomes((row, outcome) -> {
                    if (row.consent().isDoubtful()) {
                        notices.unknownConsent(row.line());
                    }
                    if (outcome instanceof IntakeOutcome.Accepted accepted) {
                        accepted.invalid().forEach(type -> notices.unreadable(row.line(), type.label()));
                        row.unreadable().forEach(note -> notices.unreadable(row.line(), note.words()));
                        results.add(RowOutcome.of(outcome), accepted.profile());
                    } else if (!(outcome instanceof IntakeOutcome.Rejected)) {
                        results.add(RowOutcome.of(outcome), null);
                    }
                });
    }

    @Override
    public void close() {
        reader.shutdown();
    }
}
