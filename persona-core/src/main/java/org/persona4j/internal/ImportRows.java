package org.persona4j.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.ImportRow;

/**
 * The rows of an import, read and prepared some at a time, ahead of who takes them if somebody helps. Where one lot ends and the
 * next begins depends on the numbers of the rows alone, and so does what is committed together.
 *
 * <p>For one thread, which must close it: then nobody reads any more.
 */
final class ImportRows implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 500;

    /** So few that what was read ahead is still in the processor's cache when it is taken in. */
    private static final int LOTS_AHEAD = 2;

    private final Iterator<ImportRow> rows;
    private final ImportDigest digest;
    private final UnaryOperator<Read> prepare;
    private final Consumer<List<Read>> ahead;
    private final @Nullable Executor executorOrNull;
    private final Deque<CompletableFuture<List<Read>>> lots = new ArrayDeque<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private String soFar;
    private long number;

    /**
     * Rows.
     *
     * @param rows where they come from
     * @param digest how they are known again
     * @param prepare what is done about each before it is taken
     * @param ahead what is done about those that are read ahead
     * @param executorOrNull who reads ahead, if anybody does
     */
    ImportRows(
            Iterator<ImportRow> rows,
            ImportDigest digest,
            UnaryOperator<Read> prepare,
            Consumer<List<Read>> ahead,
            @Nullable Executor executorOrNull) {
        this.rows = rows;
        this.digest = digest;
        this.prepare = prepare;
        this.ahead = ahead;
        this.executorOrNull = executorOrNull;
        this.soFar = digest.ofNoRows();
    }

    /**
     * A row that was read.
     *
     * @param number its number, from 1
     * @param row the row
     * @param digest the digest of all rows up to this one
     * @param preparedOrNull its record, ready to be taken in, if it has one and is to be
     */
    record Read(
            long number,
            ImportRow row,
            String digest,
            @Nullable Prepared preparedOrNull) {
        Read with(Prepared prepared) {
            return new Read(number, row, digest, prepared);
        }

        /** The number. */
        @Override
        public String toString() {
            return "Read[" + number + "]";
        }
    }

    /** The next rows; none if there are no more. */
    List<Read> next() {
        if (executorOrNull == null) {
            return read();
        }
        while (lots.size() < LOTS_AHEAD) {
            CompletableFuture<List<Read>> lot = last.thenApplyAsync(before -> readAhead(), executorOrNull);
            lots.add(lot);
            last = lot;
        }
        try {
            return lots.remove().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private List<Read> readAhead() {
        reading.lock();
        try {
            List<Read> lot = read();
            if (!closed) {
                ahead.accept(lot);
            }
            return lot;
        } finally {
            reading.unlock();
        }
    }

    private List<Read> read() {
        reading.lock();
        try {
            List<Read> lot = new ArrayList<>();
            while (!closed && lot.size() < ROWS_AT_ONCE && rows.hasNext()) {
                ImportRow row = rows.next();
                soFar = digest.of(soFar, row);
                number++;
                lot.add(prepare.apply(new Read(number, row, soFar, null)));
            }
            return lot;
        } finally {
            reading.unlock();
        }
    }

    /** Ends the reading, and waits for who is at it. */
    @Override
    public void close() {
        closed = true;
        reading.lock();
        try {
            lots.forEach(lot -> lot.cancel(false));
        } finally {
            reading.unlock();
        }
    }
}
