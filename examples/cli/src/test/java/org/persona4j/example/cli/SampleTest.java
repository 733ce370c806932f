package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    private static final Path SAMPLE = Path.of("samples", "customers.csv");

    @TempDir
    private Path folder;

    @Test
    void theSampleShowsEveryOutcome() {
        Trial trial = Trial.of("resolve", SAMPLE);

        assertThat(trial.code()).isZero();
        assertThat(trial.out())
                .contains("CREATED 158, ATTACHED 99, MERGED 3, SPLIT 2, UPDATED 17, REJECTED 5")
                .containsPattern("profiles +261 ")
                .containsPattern("personas +164\n")
                .contains("phone •••••0100 on 12 profiles: 12 different names");
    }

    @Test
    void theGuardKeepsTwoStrangersApart() {
        Trial trial = Trial.of("resolve", SAMPLE, "--rules", "guarded");

        assertThat(trial.out()).containsPattern("personas +165\n").contains("phone •••••0183: guarded");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderOfTheRowsGivesTheSamePersonas(long seed) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(SAMPLE)) {
            records.forEach(record -> lines.add(record.getFields()));
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(1, lines.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        Path shuffled = folder.resolve("shuffled.csv");
        try (CsvWriter writer = CsvWriter.builder().build(shuffled)) {
            writer.writeRecord(lines.get(0));
            order.forEach(line -> writer.writeRecord(lines.get(line)));
        }

        Set<List<Integer>> inOrder = Partition.ofOutcomes(Trial.outcomes(folder, SAMPLE));
        Set<List<Integer>> inOther = Partition.ofOutcomes(Trial.outcomes(folder, shuffled));

        List<Integer> rowOf = order.stream().map(line -> line - 1).toList();
        assertThat(Partition.renumbered(inOther, rowOf)).isEqualTo(inOrder);
    }
}
