package org.persona4j.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.UnreadableFileException.Reason;

/**
 * A CSV file that is being read: its header, then its rows, once. For one thread at a time, but for {@link #bytesRead()}.
 *
 * <p>UTF-8 with or without a byte order mark. Cells are separated by commas, semicolons or tabs, which is found out from the beginning
 * of the file; a cell in quotes may hold separators and line breaks, and a quote in it is doubled. Empty lines are no rows.
 * Whatever is wrong with the file as such is an {@link UnreadableFileException} that names the line and shows no cell, thrown when
 * that line is reached: the rows before it were read. Memory is bounded whatever the file holds: a cell has at most 16 million
 * characters, a row at most 16,384 cells.
 *
 * <pre>{@code
 * try (CsvRows csv = CsvRows.open(file)) {
 *     ImportMapping mapping = ImportMapping.of(csv.header());
 *     ImportRowReader reader = ImportRowReader.of(mapping, Source.of(Source.Kind.FILE_IMPORT), "spring:");
 *     for (ImportRow row : csv.read(reader)) {
 *         ...
 *     }
 * }
 * }</pre>
 */
public final class CsvRows implements Iterator<CsvRow>, AutoCloseable {
    private static final int BEGINNING_BYTES = 1 << 16;
    private static final Pattern LINE = Pattern.compile("line (\\d{1,18})");

    private final Utf8Text text;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long lastLine = 1;
    private long number;
    private boolean handedOut;

    private CsvRows(Utf8Text text, CsvReader<CsvRecord> reader) {
        this.text = text;
        this.reader = reader;
        this.records = reader.iterator();
        if (!hasNext()) {
            throw UnreadableFileException.of(Reason.EMPTY, null);
        }
        this.header = List.copyOf(record().getFields());
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file the file, or anything else that has a path and bytes, such as a named pipe
     * @throws UnreadableFileException if it cannot be read or has no header
     */
    public static CsvRows open(Path file) {
        if (Files.isDirectory(file)) {
            throw UnreadableFileException.of(Reason.DIRECTORY, null);
        }
        try {
            return of(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw UnreadableFileException.of(Reason.NO_SUCH_FILE, e);
        } catch (AccessDeniedException e) {
            throw UnreadableFileException.of(Reason.ACCESS_DENIED, e);
        } catch (IOException e) {
            throw UnreadableFileException.of(Reason.FAILED, e);
        }
    }

    /**
     * Reads the header of a stream.
     *
     * @param stream the bytes of a file; closed by {@link #close()}, and if this throws
     * @throws UnreadableFileException if it cannot be read or has no header
     */
    public static CsvRows of(InputStream stream) {
        try {
            return begun(stream);
        } catch (RuntimeException | Error e) {
            closeAfter(e, stream);
            throw e;
        } catch (IOException e) {
            closeAfter(e, stream);
            throw UnreadableFileException.of(Reason.FAILED, e);
        }
    }

    private static void closeAfter(Throwable failure, InputStream stream) {
        try {
            stream.close();
        } catch (IOException also) {
            failure.addSuppressed(also);
        }
    }

    private static CsvRows begun(InputStream stream) throws IOException {
        byte[] beginning = stream.readNBytes(BEGINNING_BYTES);
        if (startsWith(beginning, 0xFE, 0xFF) || startsWith(beginning, 0xFF, 0xFE)) {
            throw UnreadableFileException.of(Reason.UTF_16, null);
        }
        int mark = startsWith(beginning, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        Dialect dialect = Dialect.detect(new String(beginning, mark, beginning.length - mark, StandardCharsets.UTF_8));
        Utf8Text text = new Utf8Text(stream, beginning, mark);
        return new CsvRows(text, dialect.read(text));
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        if (bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** The cells of the header, as they are written. */
    public List<String> header() {
        return header;
    }

    /** How many bytes were read, for progress; they run ahead of the rows by some buffers. Any thread may ask. */
    public long bytesRead() {
        return text.bytesRead();
    }

    /**
     * Whether there is another row.
     *
     * @throws UnreadableFileException if what follows is not CSV in UTF-8
     */
    @Override
    public boolean hasNext() {
        return guarded(records::hasNext);
    }

    /**
     * The next row.
     *
     * @throws UnreadableFileException if what follows is not CSV in UTF-8
     * @throws NoSuchElementException if there is none
     */
    @Override
    public CsvRow next() {
        CsvRecord record = record();
        return new CsvRow(++number, lastLine, record.getFields());
    }

    private CsvRecord record() {
        CsvRecord record = guarded(records::next);
        lastLine = record.getStartingLineNumber();
        return record;
    }

    /**
     * The rows that are left, understood. They can be gone through once, as the file is read meanwhile; hence going on may throw what
     * {@link #next()} throws.
     *
     * @param reader what rows are understood by
     * @throws IllegalStateException when it is gone through a second time
     */
    public Iterable<ImportRow> read(ImportRowReader reader) {
        return () -> {
            if (handedOut) {
                throw new IllegalStateException("the rows of a file can be gone through once; open it again");
            }
            handedOut = true;
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return CsvRows.this.hasNext();
                }

                @Override
                public ImportRow next() {
                    return reader.read(CsvRows.this.next());
                }
            };
        };
    }

    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException e) {
            throw malformed(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        }
    }

    private UnreadableFileException failed(@Nullable IOException cause) {
        return cause instanceof Utf8Text.MalformedException malformed
                ? UnreadableFileException.in(Reason.NOT_UTF_8, malformed.line())
                : UnreadableFileException.after(Reason.FAILED, lastLine, cause);
    }

    /** The reader of CSV tells reason and line in its message only, and may quote what it found, so it is no cause of ours. */
    private UnreadableFileException malformed(String message) {
        Reason reason = message.startsWith("Unclosed")
                ? Reason.UNCLOSED_QUOTE
                : message.startsWith("Unexpected character after")
                        ? Reason.TEXT_AFTER_QUOTE
                        : message.endsWith("fields") ? Reason.TOO_MANY_CELLS : Reason.CELL_TOO_LONG;
        Matcher named = LINE.matcher(message);
        return named.find()
                ? UnreadableFileException.in(reason, Long.parseLong(named.group(1)))
                : UnreadableFileException.after(reason, lastLine, null);
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw UnreadableFileException.of(Reason.FAILED, e);
        }
    }
}
