package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventedCustomersTest {
    private static final int ROWS = 50_000;

    @TempDir
    private Path folder;

    @Test
    void fiftyThousandRowsAreTogetherIfAndOnlyIfAChainOfSharedValuesJoinsThem() throws IOException {
        Path input = generate("50k.csv", 7);

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(Partition.ofOutcomes(outcomes)).isEqualTo(Partition.of(joinedByValues(input)));
    }

    @Test
    void aThirdOfTheRowsOrSoIsAboutAKnownCustomer() throws IOException {
        Path input = generate("50k.csv", 7);

        Set<List<Integer>> customers = Partition.of(joinedByValues(input));

        assertThat(customers.size()).isBetween(ROWS * 6 / 10, ROWS * 8 / 10);
    }

    @Test
    void theSameSeedGivesTheSameFile() {
        Path one = generate("one.csv", 3);
        Path same = generate("same.csv", 3);
        Path other = generate("other.csv", 4);

        assertThat(same).hasSameTextualContentAs(one);
        assertThat(Trial.lines(other)).isNotEqualTo(Trial.lines(one));
    }

    @Test
    void noRowsCannotBeGenerated() {
        Trial trial = Trial.of("generate", 0, 1, folder.resolve("none.csv"));

        assertThat(trial.code()).isEqualTo(2);
        assertThat(Files.exists(folder.resolve("none.csv"))).isFalse();
    }

    private Path generate(String name, long seed) {
        Path file = folder.resolve(name);
        assertThat(Trial.of("generate", ROWS, seed, file).code()).isZero();
        return file;
    }

    /** A label for each row, the same for rows that a chain of equal phones and e-mails joins: a union-find. */
    private static List<String> joinedByValues(Path file) throws IOException {
        List<Integer> parent = new ArrayList<>();
        Map<String, Integer> firstRow = new HashMap<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord record : records) {
                int row = parent.size();
                parent.add(row);
                String digits = record.getField("phone").replaceAll("[^0-9]", "");
                String phone = digits.length() == 11 ? digits.substring(1) : digits;
                String email = record.getField("email").toLowerCase(Locale.ROOT);
                for (String value : List.of(phone, email)) {
                    Integer first = value.isEmpty() ? null : firstRow.putIfAbsent(value, row);
                    if (first != null) {
                        parent.set(root(parent, first), root(parent, row));
                    }
                }
            }
        }
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < parent.size(); row++) {
            labels.add("g" + root(parent, row));
        }
        return labels;
    }

    private static int root(List<Integer> parent, int row) {
        int at = row;
        while (parent.get(at) != at) {
            parent.set(at, parent.get(parent.get(at)));
            at = parent.get(at);
        }
        return at;
    }
}
