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
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.NormalizedRecord;

/**
 * Two threads that work together: one reads rows and prepares them, the other, the caller's, takes them in, in the order of
 * the file. So the result does not depend on how fast either is.
 */
final class Pipeline {
    private static final int BATCH_ROWS = 500;
    private static final int BATCHES_AHEAD = 8;
    private static final long PATIENCE_MILLIS = 100;

    private final CsvInput input;
    private final RowReader rows;
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
    Pipeline(CsvInput input, RowReader rows, RecordIntake engine, Notices notices) {
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
    Pipeline(CsvInput input, RowReader rows, RecordIntake engine, Notices notices, ConsentIntake consents) {
        this.consents = consents;
        this.input = input;
        this.rows = rows;
        this.engine = engine;
        this.notices = notices;
    }

    /** Rows on their way; the last batch may be empty. */
    private record Batch(List<Item> items, long bytesRead, boolean last) {}

    /** A row on its way: what it was prepared to, or why it makes no record. */
    private record Item(
            long line,
            @Nullable PreparedRecord prepared,
            Row.@Nullable Flaw flaw,
            boolean badBirthDate,
            RowConsent consent) {}

    /**
     * Runs until the last row is taken in.
     *
     * @param progress is told, now and then, how many bytes of the file are done
     * @throws InputException if the file turns out to be malformed
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
        long number = 0;
        List<Item> items = new ArrayList<>(BATCH_ROWS);
        try {
            while (input.hasNext()) {
                items.add(item(rows.read(input.next(), ++number)));
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

    private Item item(Row row) {
        PreparedRecord prepared = row.recordOrNull() == null ? null : engine.prepare(row.number(), row.recordOrNull());
        return new Item(row.line(), prepared, row.flaw().orElse(null), row.badBirthDate(), row.consent());
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
        List<RowConsent> said = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item.flaw() != null) {
                notices.rejected(item.line(), item.flaw().name(), item.flaw().words());
                results.add(RowOutcome.REJECTED, null);
                said.add(item.consent().withoutOptIns());
            } else {
                IntakeOutcome outcome = outcomes.get(next++);
                note(item, outcome);
                said.add(
                        outcome instanceof IntakeOutcome.Accepted
                                ? item.consent()
                                : item.consent().withoutOptIns());
            }
        }
        consents.take(said);
    }

    private void note(Item item, IntakeOutcome outcome) {
        ProfileId profile = null;
        if (outcome instanceof IntakeOutcome.Accepted accepted) {
            profile = accepted.profile();
            for (IdentifierType type : outcome.invalid()) {
                notices.unreadable(item.line(), type.label());
            }
            if (item.badBirthDate()) {
                notices.unreadable(item.line(), "birth date");
            }
        } else if (outcome instanceof IntakeOutcome.Rejected rejected) {
            NormalizedRecord.Flaw flaw = rejected.flaws().iterator().next();
            notices.rejected(item.line(), flaw.name(), words(flaw));
        }
        results.add(RowOutcome.of(outcome), profile);
    }

    private static String words(NormalizedRecord.Flaw flaw) {
        return switch (flaw) {
            case NO_KEY -> "has no phone, e-mail or id";
            case TOO_MANY_IDENTIFIERS -> "has more identifiers than a profile may have";
            case BAD_SOURCE_RECORD_ID ->
                "has a source id that is blank, broken or of more than " + NormalizedRecord.MAX_RECORD_ID
                        + " characters";
            case BAD_OBSERVED_AT -> "was observed before the year 1 or after the year 9999";
            case NAME_TOO_LONG -> "has a name of more than " + NormalizedRecord.MAX_NAME + " characters";
            case BAD_FAVORITE_STORE -> "has a favorite store of more than 128 characters";
        };
    }
}
