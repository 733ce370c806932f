package org.persona4j.example.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.identity.Normalizers;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportRowReader;
import org.persona4j.imports.RowConsent;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Source;
import org.persona4j.store.memory.InMemoryPersonaStore;

/**
 * The engine of one run, over a store in memory that ends with it.
 *
 * <p>Nothing in it is random: the clock stands still at the start of the run, the hash key is always the same (it guards ids in
 * a store that others may see, and nobody sees this one), and the ids of profiles follow from the rows.
 */
final class Engine {
    private static final String TENANT = "file";
    private static final byte[] KEY =
            "one run, one store, nobody else".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final RowIds rowIds = new RowIds();
    private final Personas personas;

    /**
     * An engine.
     *
     * @param rules what makes two rows one customer
     * @param normalizers how identifiers are read
     * @param start the moment of the run
     */
    Engine(IdentityRules rules, Normalizers normalizers, Instant start) {
        this.personas = PersonaEngine.builder(new InMemoryPersonaStore())
                .hashKey(HashKey.of(KEY))
                .identityRules(rules)
                .normalizers(normalizers)
                .clock(Clock.fixed(start, ZoneOffset.UTC))
                .ids(rowIds)
                .build()
                .tenant(TENANT)
                .as(Actor.owner("cli"));
    }

    /**
     * Takes the rows of a file in, and nothing that they say of consent.
     *
     * @param file the file
     * @param open the same, at its first row
     * @param reader how its rows are read
     * @param source where they come from
     * @param notices where trouble with single rows is told
     * @param progress is told, now and then, how many bytes of the file are read
     * @return what became of each row
     */
    RowResults take(
            Path file, CsvRows open, ImportRowReader reader, Source source, Notices notices, LongConsumer progress) {
        RowResults results = new RowResults();
        AtomicLong number = new AtomicLong();
        try (FileRows rows = new FileRows(file, open, reader, row -> read(row, number.incrementAndGet()));
                Reading reading = new Reading()) {
            personas.imports()
                    .run(
                            ImportRequest.builder("resolve").source(source).build(),
                            rows,
                            reading.options(notices, results)
                                    .withProgress(counts -> progress.accept(rows.bytesRead())));
        }
        return results;
    }

    private ImportRow read(ImportRow row, long number) {
        rowIds.read(number);
        return row.record().isEmpty()
                ? row
                : ImportRow.builder(row.id(), row.record().get())
                        .line(row.line())
                        .unreadable(row.unreadable())
                        .consent(RowConsent.none())
                        .build();
    }

    /** The personas there are. */
    Personas personas() {
        return personas;
    }
}
