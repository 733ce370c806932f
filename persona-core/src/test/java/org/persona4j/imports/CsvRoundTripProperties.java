package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitValue;

/** What was written as CSV, in any dialect that is read, is what is read; the separator is not told. */
class CsvRoundTripProperties {
    /** How a program writes CSV. */
    record Writing(char separator, LineDelimiter lines, boolean quotesAlways, boolean mark) {
        String written(List<List<String>> rows) {
            StringWriter text = new StringWriter();
            CsvWriter.CsvWriterBuilder settings =
                    CsvWriter.builder().fieldSeparator(separator).lineDelimiter(lines);
            if (quotesAlways) {
                settings.quoteStrategy(QuoteStrategies.ALWAYS);
            }
            try (CsvWriter writer = settings.build(text)) {
                rows.forEach(writer::writeRecord);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return (mark ? "\uFEFF" : "") + text;
        }
    }

    @Provide
    Arbitrary<Writing> writings() {
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t'),
                        Arbitraries.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Writing::new);
    }

    /** Rows of one width, two to five cells. */
    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cells = Arbitraries.of(
                        "a",
                        "Lee",
                        "\u00E9",
                        "\uD83D\uDE00",
                        "\"",
                        "\"\"",
                        ",",
                        ";",
                        "\t",
                        " ",
                        "\n",
                        "\r",
                        "\r\n",
                        "\0",
                        "=",
                        "1.5")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        return Arbitraries.integers()
                .between(2, 5)
                .flatMap(width -> cells.list().ofSize(width).list().ofMaxSize(12));
    }

    private static List<String> header(List<List<String>> rows) {
        int width = rows.isEmpty() ? 2 : rows.get(0).size();
        return IntStream.range(0, width).mapToObj(column -> "c" + column).toList();
    }

    private static CsvRows opened(Writing writing, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(header(rows));
        all.addAll(rows);
        return CsvRows.of(new ByteArrayInputStream(writing.written(all).getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void theCellsThatWereWrittenAreRead(
            @ForAll("tables") List<List<String>> rows, @ForAll("writings") Writing writing) {
        try (CsvRows csv = opened(writing, rows)) {
            List<List<String>> read = new ArrayList<>();
            csv.forEachRemaining(row -> read.add(row.cells()));

            assertThat(csv.header()).isEqualTo(header(rows));
            assertThat(read).isEqualTo(rows);
        }
    }

    @Property
    void theRecordsSayWhatTheCellsSaid(@ForAll("tables") List<List<String>> rows, @ForAll("writings") Writing writing) {
        try (CsvRows csv = opened(writing, rows)) {
            ImportRowReader reader =
                    ImportRowReader.of(ImportMapping.of(csv.header()), Source.of(Source.Kind.FILE_IMPORT), "file:");

            List<List<String>> read = new ArrayList<>();
            for (ImportRow row : csv.read(reader)) {
                read.add(row.record()
                        .map(record -> record.traitMap().values().stream()
                                .map(TraitValue::text)
                                .toList())
                        .orElse(List.of()));
            }

            assertThat(read)
                    .isEqualTo(rows.stream()
                            .map(row -> row.stream()
                                    .map(String::strip)
                                    .filter(cell -> !cell.isEmpty())
                                    .toList())
                            .toList());
        }
    }
}
