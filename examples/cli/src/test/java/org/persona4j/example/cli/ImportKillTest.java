package org.persona4j.example.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.ImportOptions;
import org.persona4j.example.storefile.FilePersonaStore;
import org.persona4j.imports.ImportReport;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;

/** An import over the file store, killed as {@code kill -9} kills, again and again, and resumed. */
class ImportKillTest {
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);

    /** 2,000 rows and 5 kills in the default build; 200,000 and 20 in the profile long. */
    private static final int ROWS = FACTOR == 1 ? 2_000 : 20_000 * FACTOR;

    private static final int KILLS = FACTOR == 1 ? 5 : 2 * FACTOR;
    private static final List<String> KINDS = List.of(
            "tenant",
            "profile",
            "persona",
            "source",
            "identifier",
            "owner",
            "former",
            "name",
            "seen",
            "known-source",
            "decision",
            "optin",
            "optin-page",
            "imported",
            "import",
            "import-begun",
            "reach",
            "holder",
            "wallet",
            "ledger",
            "entry",
            "adjustment",
            "order",
            "receipt",
            "visits",
            "purchases",
            "operation",
            "repair",
            "archived",
            "erasure",
            "erasure-page",
            "audit",
            "audited");
    private static final Pattern ID = Pattern.compile("n[0-9a-f]{20}");
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    @TempDir
    private Path directory;

    @Test
    void aKilledImportThatIsResumedEndsAsAnUndisturbedOne() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            kill((long) ROWS * kill / (KILLS + 1) - random.nextInt(ROWS / (KILLS + 1)), random.nextInt(30));
        }

        ImportReport report;
        Map<String, String> contents;
        try (PersonaStore store = FilePersonaStore.open(directory.resolve("killed"))) {
            report = ImportingProcess.run(store, ROWS, ImportOptions.none());
            contents = contents(store);
        }

        try (PersonaStore store = FilePersonaStore.open(directory.resolve("undisturbed"))) {
            ImportReport undisturbed = ImportingProcess.run(store, ROWS, ImportOptions.none());
            assertThat(report).as("seed %s", seed).isEqualTo(undisturbed);
            assertThat(undisturbed.counts().rows()).isEqualTo(ROWS);
            assertThat(contents).as("seed %s", seed).isEqualTo(contents(store));
            assertThat(ImportingProcess.run(store, ROWS, ImportOptions.none())).isEqualTo(undisturbed);
        }
    }

    /** Runs the import until it has taken so many rows in, and then some milliseconds more. */
    private void kill(long rows, int millis) throws Exception {
        Process process = ImportingProcess.start(directory.resolve("killed"), ROWS);
        try (BufferedReader output = process.inputReader(UTF_8)) {
            String line = output.readLine();
            while (line != null && Long.parseLong(line) < rows) {
                line = output.readLine();
            }
            assertThat(line).as("the process went on until it was killed").isNotNull();
            process.waitFor(millis, MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /**
     * Of each kind how many records there are, and the sum of their hashes, where a random id is told by the profile it is of, or not at
     * all: two stores of millions of records are compared in little memory.
     */
    private static Map<String, String> contents(PersonaStore store) {
        Map<String, String> names = new HashMap<>();
        each(store, "profile", record -> names.put(record.key().id(), name(text(record))));
        Map<String, String> contents = new TreeMap<>();
        for (String kind : KINDS) {
            LongAdder count = new LongAdder();
            AtomicReference<BigInteger> sum = new AtomicReference<>(BigInteger.ZERO);
            each(store, kind, record -> {
                String told = ID.matcher(record.key().id() + " " + text(record))
                        .replaceAll(id -> Matcher.quoteReplacement(names.getOrDefault(id.group(), "*")));
                sum.updateAndGet(before -> before.add(hash(told)));
                count.increment();
            });
            contents.put(
                    kind,
                    count.sum() + " records, "
                            + Objects.requireNonNull(sum.get()).toString(Character.MAX_RADIX));
        }
        return contents;
    }

    private static void each(PersonaStore store, String kind, Consumer<StoredRecord> step) {
        RecordScan scan = RecordScan.of(ImportingProcess.TENANT, kind).withLimit(1_000);
        RecordPage page = store.scan(scan);
        page.records().forEach(step);
        while (page.next().isPresent()) {
            page = store.scan(scan.after(page.next().get()));
            page.records().forEach(step);
        }
    }

    private static String text(StoredRecord record) {
        return new String(record.content().bytes(), UTF_8);
    }

    private static BigInteger hash(String text) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The key of a profile; of one without a record id, whose key is random, nothing. */
    private static String name(String profile) {
        Matcher key = KEY.matcher(profile);
        return key.find() && !ID.matcher(key.group(1)).matches() ? "<" + key.group(1) + ">" : "*";
    }
}
