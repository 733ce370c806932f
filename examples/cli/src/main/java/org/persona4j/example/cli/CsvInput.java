package org.persona4j.example.cli;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV file that is being read: its header, then its rows. Not thread-safe.
 *
 * <p>UTF-8 with or without a byte order mark; the separator is found out. Whatever is wrong with the file as such is an
 * {@link InputException} that names the line; cells are never shown.
 */
final class CsvInput implements AutoCloseable {
    private static final int BEGINNING_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final Path file;
    private final CountingStream bytes;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long lastLine = 1;

    private CsvInput(Path file, CountingStream bytes, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.bytes = bytes;
        this.reader = reader;
        this.records = reader.iterator();
        if (!has(records)) {
            throw new InputException(file + " is empty");
        }
        this.header = next().getFields();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws InputException if it cannot be read or has no header
     */
    static CsvInput open(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a directory");
        }
        try {
            CountingStream counting = new CountingStream(Files.newInputStream(file));
            BufferedInputStream stream = new BufferedInputStream(counting, BUFFER_BYTES);
            Dialect dialect = Dialect.detect(beginning(file, stream));
            InputStreamReader text = new InputStreamReader(
                    stream,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            return new CsvInput(file, counting, dialect.read(text));
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new InputException(file + " may not be read: access denied", e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /** Skips a byte order mark and looks at what follows it. */
    private static String beginning(Path file, BufferedInputStream stream) throws IOException {
        stream.mark(BEGINNING_BYTES + 1);
        byte[] first = stream.readNBytes(BEGINNING_BYTES);
        stream.reset();
        if (startsWith(first, 0xFE, 0xFF) || startsWith(first, 0xFF, 0xFE)) {
            throw new InputException(file + " is written in UTF-16; save it as UTF-8");
        }
        int mark = startsWith(first, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        stream.skipNBytes(mark);
        return new String(first, mark, first.length - mark, StandardCharsets.UTF_8);
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

    /** The cells of the header. */
    List<String> header() {
        return header;
    }

    /** How many bytes of the file were read. */
    long bytesRead() {
        return bytes.count;
    }

    /**
     * Whether there is another row.
     *
     * @throws InputException if what follows is not CSV in UTF-8
     */
    boolean hasNext() {
        return has(records);
    }

    private boolean has(Iterator<CsvRecord> iterator) {
        return guarded(iterator::hasNext);
    }

    /**
     * The next row.
     *
     * @throws InputException if what follows is not CSV in UTF-8
     */
    CsvRecord next() {
        CsvRecord record = guarded(records::next);
        lastLine = record.getStartingLineNumber();
        return record;
    }

    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException | UncheckedIOException e) {
            throw explained(e);
        }
    }

    private InputException explained(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new InputException(file + invalidUtf8(), e);
            }
        }
        if (e instanceof UncheckedIOException) {
            return new InputException(file + " cannot be read on: after line " + lastLine, e);
        }
        String message = String.valueOf(e.getMessage());
        Matcher named = LINE.matcher(message);
        String where = named.find() ? "line " + named.group(1) : "after line " + lastLine;
        String what = message.startsWith("Unclosed")
                ? "a quoted cell is never closed"
                : message.startsWith("Unexpected character after")
                        ? "something follows a closing quote"
                        : message.endsWith("fields") ? "a row has too many cells" : "a cell has too many characters";
        return new InputException(file + " is not well-formed CSV: " + where + ": " + what, e);
    }

    private String invalidUtf8() {
        String advice = "; save the file as UTF-8";
        try (ReadableByteChannel again = Files.newByteChannel(file)) {
            return " is not UTF-8: line " + brokenLine(again) + advice;
        } catch (IOException cannotTell) {
            return " is not UTF-8: after line " + lastLine + advice;
        }
    }

    /** The number of the line in which the text breaks, found without keeping a line, which may be as long as the file. */
    private static long brokenLine(ReadableByteChannel again) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.allocate(BEGINNING_BYTES);
        CharBuffer out = CharBuffer.allocate(BEGINNING_BYTES);
        long line = 1;
        while (true) {
            boolean end = again.read(in) < 0;
            CoderResult result = decoder.decode(in.flip(), out, end);
            line += out.flip().chars().filter(c -> c == '\n').count();
            if (end || result.isError()) {
                return line;
            }
            in.compact();
            out.clear();
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts what passes through; the count may be read by another thread. */
    private static final class CountingStream extends java.io.FilterInputStream {
        private volatile long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            add(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            add(Math.max(read, 0));
            return read;
        }

        /** One thread reads at a time, so nothing is lost between load and store. */
        private void add(int read) {
            long before = count;
            count = before + read;
        }
    }
}
