package org.persona4j.example.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportRowReader;

/**
 * The rows of a file, which is open already and is opened anew if they are gone through once more. For one thread at a time; any may ask
 * how far it is.
 */
final class FileRows implements Iterable<ImportRow>, AutoCloseable {
    private final Path file;
    private final ImportRowReader reader;
    private final UnaryOperator<ImportRow> each;
    private final AtomicLong bytesRead = new AtomicLong();
    private @Nullable CsvRows first;
    private @Nullable CsvRows again;

    /**
     * The rows of a file.
     *
     * @param file the file
     * @param open the file, at its first row; it is the caller's to close
     * @param reader how its rows are read
     * @param each what is done about each row as it is read
     */
    FileRows(Path file, CsvRows open, ImportRowReader reader, UnaryOperator<ImportRow> each) {
        this.file = file;
        this.first = open;
        this.reader = reader;
        this.each = each;
    }

    @Override
    public Iterator<ImportRow> iterator() {
        CsvRows csv = open();
        Iterator<ImportRow> rows = csv.read(reader).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public ImportRow next() {
                ImportRow row = each.apply(rows.next());
                bytesRead.lazySet(csv.bytesRead());
                return row;
            }
        };
    }

    /** How many bytes of the file are read. */
    long bytesRead() {
        return bytesRead.get();
    }

    private CsvRows open() {
        CsvRows csv = first;
        first = null;
        if (csv == null) {
            close();
            csv = CsvRows.open(file);
            again = csv;
        }
        return csv;
    }

    @Override
    public void close() {
        if (again != null) {
            again.close();
            again = null;
        }
    }
}
