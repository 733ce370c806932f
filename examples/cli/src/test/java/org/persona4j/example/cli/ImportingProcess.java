package org.persona4j.example.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.persona4j.HashKey;
import org.persona4j.ImportOptions;
import org.persona4j.PersonaEngine;
import org.persona4j.access.Actor;
import org.persona4j.example.storefile.FilePersonaStore;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowMembership;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.PersonaStore;
import org.persona4j.wallet.Points;

/** A program that imports a file of made-up customers into a store, from where it was broken off, and says how far it is. */
final class ImportingProcess {
    static final String TENANT = "main";
    static final ImportRequest REQUEST =
            ImportRequest.builder("big").optInAll(true).build();

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);
    private static final byte[] KEY =
            "thirty-two bytes that are no key".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private ImportingProcess() {}

    /**
     * Runs the program.
     *
     * @param arguments the directory of the store, and how many rows the file has
     */
    public static void main(String[] arguments) {
        try (FilePersonaStore store = FilePersonaStore.open(Path.of(arguments[0]))) {
            ImportOptions telling = ImportOptions.none().withProgress(counts -> System.out.println(counts.rows()));
            System.out.println(run(store, Long.parseLong(arguments[1]), telling).status());
        }
    }

    /** Imports a file of so many rows. */
    static ImportReport run(PersonaStore store, long count, ImportOptions options) {
        return PersonaEngine.builder(store)
                .hashKey(HashKey.of(KEY))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .ids(growingIds())
                .build()
                .tenant(TENANT)
                .as(Actor.owner("u-1"))
                .imports()
                .run(REQUEST, rows(count), options);
    }

    /** Ids that are told from all other texts, and are greater than those of processes before. */
    private static Supplier<String> growingIds() {
        long start = System.currentTimeMillis();
        AtomicLong count = new AtomicLong();
        return () -> String.format(Locale.ROOT, "n%012x%08x", start, count.incrementAndGet());
    }

    private static Iterable<ImportRow> rows(long count) {
        return () -> {
            Iterator<ImportRow> rows = LongStream.rangeClosed(1, count)
                    .mapToObj(ImportingProcess::row)
                    .iterator();
            return rows;
        };
    }

    /**
     * A row: every seventh is of a record that was there before, every fifth has a phone number that another has, some have no date,
     * some no id, and every eleventh makes no profile.
     */
    private static ImportRow row(long number) {
        SourceRecord.Builder record = SourceRecord.builder(FILE).sequence(number);
        long customer = number % 7 == 0 ? number / 2 : number;
        if (number % 11 != 0) {
            if (number % 13 != 0) {
                record.sourceRecordId("c" + customer);
            }
            record.phone(phone(number % 5 == 0 ? customer - 4 : customer));
            record.email("c" + customer + "@mail.net");
        }
        if (number % 3 != 0) {
            record.observedAt(NOW.minus(Duration.ofMinutes(number % 1_000)));
        }
        SourceRecord built = record.fullName("Customer " + number % 100).build();
        RowConsent.Builder consent = RowConsent.builder(built);
        if (number % 17 == 0) {
            consent.optOut(MessageChannel.TEXT);
        }
        ImportRow.Builder row =
                ImportRow.builder(Long.toString(number), built).line(number + 1).consent(consent.build());
        if (number % 9 == 0) {
            row.openingPoints(Points.of(number % 50));
        }
        return (number % 10 == 0 ? row.membership(RowMembership.ofMember()) : row).build();
    }

    private static String phone(long customer) {
        return "+1603" + (2_000_000 + Math.floorMod(customer, 7_000_000L));
    }

    /** Starts the program in a process of its own. */
    static Process start(Path directory, long rows) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        java,
                        "-Xshare:auto",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        ImportingProcess.class.getName(),
                        directory.toString(),
                        Long.toString(rows)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
