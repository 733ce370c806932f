package org.persona4j.example.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
import org.persona4j.store.ScanCursor;

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
        Map<String, Long> contents;
        try (PersonaStore store = FilePersonaStore.open(directory.resolve("killed"))) {
            report = ImportingProcess.run(store, ROWS, ImportOptions.none());
            contents = contents(store);
        }

        try (PersonaStore store = FilePersonaStore.open(directory.resolve("undisturbed"))) {
            ImportReport undisturbed = ImportingProcess.run(store, ROWS, ImportOptions.none());
            assertThat(report).as("seed %s", seed).isEqualTo(undisturbed);
            assertThat(undisturbed.counts().rows()).isEqualTo(ROWS);
            assertThat(contents).as("seed %s", seed).containsExactlyEntriesOf(contents(store));
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

    /** How often each record is there, where a random id is told by the profile it is of, or not at all. */
    private static Map<String, Long> contents(PersonaStore store) {
        Map<String, String> names = new HashMap<>();
        List<String> records = new ArrayList<>();
        for (String kind : KINDS) {
            RecordScan scan = RecordScan.of(ImportingProcess.TENANT, kind).withLimit(1_000);
            ScanCursor cursor = null;
            do {
                RecordPage page = store.scan(cursor == null ? scan : scan.after(cursor));
                page.records().forEach(record -> {
                    String content = new String(record.content().bytes(), UTF_8);
                    records.add(kind + " " + record.key().id() + " " + content);
                    if (kind.equals("profile")) {
                        names.put(record.key().id(), name(content));
                    }
                });
                cursor = page.next().orElse(null);
            } while (cursor != null);
        }
        Map<String, Long> contents = new TreeMap<>();
        records.forEach(record -> contents.merge(
                ID.matcher(record).replaceAll(id -> Matcher.quoteReplacement(names.getOrDefault(id.group(), "*"))),
                1L,
                Long::sum));
        return contents;
    }

    /** The key of a profile; of one without a record id, whose key is random, nothing. */
    private static String name(String profile) {
        Matcher key = KEY.matcher(profile);
        return key.find() && !ID.matcher(key.group(1)).matches() ? "<" + key.group(1) + ">" : "*";
    }
}
