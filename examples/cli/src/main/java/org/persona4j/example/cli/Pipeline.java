package org.persona4j.example.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.persona4j.PreparedRecord;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.CsvRow;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportRowReader;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.UnreadableFileException;
import org.persona4j.merge.IntakeOutcome;

/**
 * Two threads that work together: one reads rows and prepares them, the other, the caller's, takes them in, in the order of
 * the file. So the result does not depend on how fast either is.
 */
final class Pipeline {
    private static final int BATCH_ROWS = 500;
    private static final int BATCHES_AHEAD = 8;
    private static final long PATIENCE_MILLIS = 100;

    private final CsvRows input;
    private final ImportRowReader rows;
    private final RecordIntake engine;
    private final ConsentIntake consents;
    private final Notices notices;
    private final RowResults results = new RowResults();
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);

    /**
     * A pipeline.
     *
     * @param input the file, at its first row
     * @param rows how its rows are read
     * @param engine what prepares the records and takes them in
     * @param notices where trouble with single rows is told
     */
    Pipeline(CsvRows input, ImportRowReader rows, RecordIntake engine, Notices notices) {
        this(input, rows, engine, notices, none -> {});
    }

    /**
     * A pipeline that does something with consent.
     *
     * @param input the file, at its first row
     * @param rows how its rows are read
     * @param engine what prepares the records and takes them in
     * @param notices where trouble with single rows is told
     * @param consents what takes in what rows say of consent, after their records
     */
    Pipeline(CsvRows input, ImportRowReader rows, RecordIntake engine, Notices notices, ConsentIntake consents) {
        this.consents = consents;
        this.input = input;
        this.rows = rows;
        this.engine = engine;
        this.notices = notices;
    }

    /** Rows on their way; the last batch may be empty. */
    private record Batch(List<Item> items, long bytesRead, boolean last) {}

    /** A row on its way: what it was prepared to, or why it makes no record. */
    private record Item(ImportRow row, @Nullable PreparedRecord prepared) {}

    /**
     * Runs until the last row is taken in.
     *
     * @param progress is told, now and then, how many bytes of the file are done
     * @throws UnreadableFileException if the file turns out to be malformed
     */
    RowResults run(LongConsumer progress) {
        FutureTask<Void> reading = new FutureTask<>(this::read, null);
        Thread reader = new Thread(reading, "reader");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean last = false;
            while (!last) {
                Batch batch = await(reading);
                take(batch.items());
                progress.accept(batch.bytesRead());
                last = batch.last();
            }
            return results;
        } finally {
            reading.cancel(true);
        }
    }

    private Batch await(FutureTask<Void> reading) {
        try {
            while (true) {
                Batch batch = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                if (reading.isDone() && queue.isEmpty()) {
                    reading.get();
                    throw new IllegalStateException("the reader ended without a last batch");
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("the reader failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("interrupted", e);
        }
    }

    private void read() {
        List<Item> items = new ArrayList<>(BATCH_ROWS);
        try {
            while (input.hasNext()) {
                items.add(item(input.next()));
                if (items.size() == BATCH_ROWS) {
                    queue.put(new Batch(items, input.bytesRead(), false));
                    items = new ArrayList<>(BATCH_ROWS);
                }
            }
            queue.put(new Batch(items, input.bytesRead(), true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Item item(CsvRow cells) {
        ImportRow row = rows.read(cells);
        return new Item(
                row,
                row.record()
                        .map(record -> engine.prepare(cells.number(), record))
                        .orElse(null));
    }

    private void take(List<Item> items) {
        List<PreparedRecord> prepared = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item.prepared() != null) {
                prepared.add(item.prepared());
            }
        }
        List<IntakeOutcome> outcomes = engine.take(prepared);
        int next = 0;
        List<ConsentIntake.Said> said = new ArrayList<>(items.size());
        for (Item item : items) {
            ImportRow row = item.row();
            boolean accepted = false;
            if (item.prepared() == null) {
                row.flaw().ifPresent(flaw -> reject(row, RejectReason.of(flaw)));
                results.add(RowOutcome.REJECTED, null);
            } else {
                IntakeOutcome outcome = outcomes.get(next++);
                note(row, outcome);
                accepted = outcome instanceof IntakeOutcome.Accepted;
            }
            RowConsent consent = row.consent();
            said.add(new ConsentIntake.Said(row.line(), accepted ? consent : consent.withoutOptIns()));
        }
        consents.take(said);
    }

    private void reject(ImportRow row, RejectReason reason) {
        notices.rejected(row.line(), reason.name(), reason.words());
    }

    private void note(ImportRow row, IntakeOutcome outcome) {
        ProfileId profile = null;
        if (outcome instanceof IntakeOutcome.Accepted accepted) {
            profile = accepted.profile();
            for (IdentifierType type : outcome.invalid()) {
                notices.unreadable(row.line(), type.label());
            }
            row.unreadable().forEach(note -> notices.unreadable(row.line(), note.words()));
        } else if (outcome instanceof IntakeOutcome.Rejected rejected) {
            reject(row, RejectReason.of(rejected.flaws().iterator().next()));
        }
        results.add(RowOutcome.of(outcome), profile);
    }
}
