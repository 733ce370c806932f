package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplinkFileTest {
    /** Beside the repository; tests run in the folder of the module. */
    private static final Path FILE = Path.of("..", "..", "..", "shared", "data", "splink_fake_1000.csv");

    @TempDir
    private Path folder;

    @Test
    void noTwoPeopleOfTheSplinkFileBecomeOnePersona() throws IOException {
        Path file = find();
        List<String> people = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
            records.forEach(record -> people.add(record.getField("cluster")));
        }

        List<String> personas = Trial.outcomes(folder, file).stream()
                .map(line -> line.split(",", -1)[1])
                .toList();

        long joined = 0;
        long wrong = 0;
        for (int i = 0; i < people.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (personas.get(i).equals(personas.get(j))) {
                    joined++;
                    wrong += people.get(i).equals(people.get(j)) ? 0 : 1;
                }
            }
        }
        assertThat(joined).as("pairs that were joined").isGreaterThan(500);
        assertThat(wrong).as("pairs that are two people").isZero();
    }

    private static Path find() {
        String configured = System.getProperty("persona.shared.data", "");
        Path file = configured.isEmpty() ? FILE : Path.of(configured, "splink_fake_1000.csv");
        assumeTrue(
                Files.exists(file),
                "splink_fake_1000.csv is not in ../shared/data beside the repository; -Dpersona.shared.data names another folder");
        return file;
    }
}
