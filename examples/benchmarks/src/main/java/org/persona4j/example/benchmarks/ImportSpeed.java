package org.persona4j.example.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.persona4j.HashKey;
import org.persona4j.ImportOptions;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.change.FeedPolicy;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportRowReader;
import org.persona4j.imports.RowConsent;
import org.persona4j.profile.Source;
import org.persona4j.store.memory.InMemoryPersonaStore;

/**
 * How long a file of customers takes to get in, with the import's history and with the change feed or without: one thread reads and
 * prepares, another takes in, over the memory store. What rows say of consent is left out, as the command {@code resolve} leaves it.
 */
public final class ImportSpeed {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);

    private ImportSpeed() {}

    /**
     * Takes a file in and prints how long it took.
     *
     * @param arguments the file, and {@code feed} if changes are to be told
     */
    public static void main(String[] arguments) {
        if (arguments.length < 1) {
            throw new IllegalArgumentException("arguments: FILE.csv [feed]");
        }
        print(Path.of(arguments[0]), arguments.length > 1 && arguments[1].equals("feed"), System.out);
    }

    static void print(Path file, boolean told, PrintStream out) {
        Personas personas = PersonaEngine.builder(new InMemoryPersonaStore())
                .hashKey(HashKey.of(new byte[32]))
                .build()
                .tenant("green-leaf")
                .as(Actor.owner("import"));
        if (told) {
            personas.changes().begin(FeedPolicy.standard());
        }
        long start = System.nanoTime();
        ImportReport report = run(personas, file);
        double seconds = (System.nanoTime() - start) / 1e9;
        long rows = report.counts().rows();
        out.printf(
                Locale.ROOT,
                "%,d rows %s the feed: %.1f s, %,.0f rows/s%n",
                rows,
                told ? "with" : "without",
                seconds,
                (double) rows / seconds);
    }

    private static ImportReport run(Personas personas, Path file) {
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (CsvRows csv = CsvRows.open(file)) {
            ImportRowReader rows = ImportRowReader.of(ImportMapping.of(csv.header()), SOURCE, "file:");
            return personas.imports()
                    .run(
                            ImportRequest.builder("file").source(SOURCE).build(),
                            () -> new Silent(csv, rows),
                            ImportOptions.none().withExecutor(reader));
        } finally {
            reader.shutdown();
        }
    }

    /**
     * The rows of a file, which say nothing of consent.
     *
     * @param csv the file
     * @param reader how its rows are read
     */
    private record Silent(CsvRows csv, ImportRowReader reader) implements Iterator<ImportRow> {
        @Override
        public boolean hasNext() {
            return csv.hasNext();
        }

        @Override
        public ImportRow next() {
            ImportRow row = reader.read(csv.next());
            return row.record().isEmpty()
                    ? row
                    : ImportRow.builder(row.id(), row.record().get())
                            .line(row.line())
                            .consent(RowConsent.none())
                            .build();
        }
    }
}
