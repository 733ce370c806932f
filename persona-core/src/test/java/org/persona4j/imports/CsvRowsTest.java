package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.imports.UnreadableFileException.Reason;
import org.persona4j.profile.Source;

class CsvRowsTest {
    @TempDir
    private Path folder;

    private static CsvRows csv(String text) {
        return CsvRows.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<CsvRow> rows(String text) {
        try (CsvRows csv = csv(text)) {
            List<CsvRow> rows = new ArrayList<>();
            csv.forEachRemaining(rows::add);
            return rows;
        }
    }

    private static void assertUnreadable(String text, Reason reason, long line, String message) {
        assertThatThrownBy(() -> rows(text)).isInstanceOfSatisfying(UnreadableFileException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.line()).isEqualTo(line == 0 ? OptionalLong.empty() : OptionalLong.of(line));
            assertThat(e).hasMessage(message);
        });
    }

    @Test
    void rowsHaveTheirNumberAndTheLineTheyBeginOn() {
        List<CsvRow> rows = rows("id,note\n\na,\"two\nlines\"\r\n\r\nb,x\r");

        assertThat(rows)
                .containsExactly(new CsvRow(1, 3, List.of("a", "two\nlines")), new CsvRow(2, 6, List.of("b", "x")));
    }

    @Test
    void cellsComeAsTheyAreWritten() {
        assertThat(rows("a;b;c\n x ; \"q\"\"q\" ;\n1;2\n1;2;3;4\n"))
                .extracting(CsvRow::cells)
                .containsExactly(List.of(" x ", "q\"q", ""), List.of("1", "2"), List.of("1", "2", "3", "4"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() {
        try (CsvRows csv = csv("\uFEFFid,phone\n")) {
            assertThat(csv.header()).containsExactly("id", "phone");
        }
    }

    @Test
    void aHeaderAloneHasNoRows() {
        try (CsvRows csv = csv("id,phone")) {
            assertThat(csv.hasNext()).isFalse();
            assertThatThrownBy(csv::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void allBytesAreReadInTheEnd() {
        String text = "\uFEFFid,name\n" + "1,J\u00F6rg\n".repeat(100_000);
        try (CsvRows csv = csv(text)) {
            assertThat(csv.bytesRead()).isPositive();

            csv.forEachRemaining(row -> {});

            assertThat(csv.bytesRead()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void nothingAtAllIsAnErrorAndSoAreEmptyLines() {
        assertUnreadable("", Reason.EMPTY, 0, "is empty");
        assertUnreadable("\uFEFF", Reason.EMPTY, 0, "is empty");
        assertUnreadable("\n\r\n", Reason.EMPTY, 0, "is empty");
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldWithItsLine() {
        assertUnreadable(
                "a,b\n1,2\n3,\"4\n5,6\n",
                Reason.UNCLOSED_QUOTE,
                3,
                "is not well-formed CSV: line 3: a quoted cell is never closed");
    }

    @Test
    void somethingAfterAClosingQuoteIsToldWithItsLine() {
        assertUnreadable(
                "a,b\n\"Ann\"Lee,2\n",
                Reason.TEXT_AFTER_QUOTE,
                2,
                "is not well-formed CSV: line 2: something follows a closing quote");
    }

    @Test
    void aRowHasAsManyCellsAsAHeaderHasColumns() {
        String cells = ",".repeat(ColumnNames.MAX_COLUMNS - 1);

        assertThat(rows("a,b\n" + cells + "\n"))
                .extracting(row -> row.cells().size())
                .containsExactly(ColumnNames.MAX_COLUMNS);
        assertThatThrownBy(() -> rows("a,b\n," + cells + "\n")).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void moreCellsThanAnyRowHasAreTold() {
        assertUnreadable(
                "a,b\n" + ",".repeat(20_000) + "\n",
                Reason.TOO_MANY_CELLS,
                2,
                "is not well-formed CSV: line 2: a row has too many cells");
    }

    @Test
    void theRowsBeforeTheBreakWereRead() {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvRows csv = csv("a,b\n1,2\n3,\"4\n")) {
            assertThatThrownBy(() -> csv.forEachRemaining(rows::add)).isInstanceOf(UnreadableFileException.class);
        }

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L);
    }

    @Test
    void otherEncodingsAreToldWithTheLineWhereTheyShow() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            byte[] bytes = ("id,name" + end + "1,x" + end + "2,J\u00F6rg" + end).getBytes(StandardCharsets.ISO_8859_1);

            assertThatThrownBy(() -> CsvRows.of(new ByteArrayInputStream(bytes)).forEachRemaining(row -> {}))
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessage("is not UTF-8: line 3; save the file as UTF-8");
        }
    }

    @Test
    void aCharacterCutOffAtTheEndIsNoUtf8() {
        byte[] bytes = {'a', ',', 'b', '\n', '1', ',', (byte) 0xC3};

        assertThatThrownBy(() -> CsvRows.of(new ByteArrayInputStream(bytes)).forEachRemaining(row -> {}))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void utf16IsToldAsSuch() {
        for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThatThrownBy(() -> CsvRows.of(new ByteArrayInputStream("\uFEFFid".getBytes(utf16))))
                    .isInstanceOfSatisfying(
                            UnreadableFileException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UTF_16));
        }
    }

    @Test
    void whatIsNoFileIsToldAsWhatItIs() {
        assertThatThrownBy(() -> CsvRows.open(folder))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DIRECTORY));
        assertThatThrownBy(() -> CsvRows.open(folder.resolve("none.csv")))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_FILE));
    }

    @Test
    void aMediumThatFailsIsToldWithTheLastLineThatWasRead() {
        byte[] beginning = "id,name\n1,x\n2,y\n3,z\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(beginning), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the cable");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the cable");
            }
        });

        assertThatThrownBy(() -> CsvRows.of(failing).forEachRemaining(row -> {}))
                .isInstanceOfSatisfying(UnreadableFileException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.FAILED);
                    assertThat(e.getMessage()).matches("cannot be read: after line \\d+");
                    assertThat(e).hasRootCauseMessage("the cable");
                });
    }

    @Test
    void theStreamIsClosedAtTheEndAndWhenThereIsNoHeader() {
        AtomicInteger closed = new AtomicInteger();

        CsvRows.of(noting("a,b\n", closed)).close();
        assertThatThrownBy(() -> CsvRows.of(noting("", closed))).isInstanceOf(UnreadableFileException.class);

        assertThat(closed).hasValue(2);
    }

    @Test
    void aStreamThatFailsAtOnceIsClosedAndItsFailureKept() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the cable");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the cable");
            }

            @Override
            public void close() throws IOException {
                throw new IOException("the plug");
            }
        };

        assertThatThrownBy(() -> CsvRows.of(failing))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("cannot be read")
                .satisfies(e -> assertThat(e.getCause())
                        .hasMessage("the cable")
                        .satisfies(cause -> assertThat(cause.getSuppressed())
                                .singleElement()
                                .satisfies(also -> assertThat(also).hasMessage("the plug"))));
    }

    private static InputStream noting(String text, AtomicInteger closed) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void aFileIsReadOnceAsRows() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "id,phone\na,603-555-0101\nb,\n");
        try (CsvRows csv = CsvRows.open(file)) {
            Iterable<ImportRow> rows = csv.read(
                    ImportRowReader.of(ImportMapping.of(csv.header()), Source.of(Source.Kind.FILE_IMPORT), ""));

            List<Long> lines = new ArrayList<>();
            rows.forEach(row -> lines.add(row.line()));

            assertThat(lines).containsExactly(2L, 3L);
            assertThatThrownBy(rows::iterator).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void rowsThatWereReadAreNotReadAgain() {
        try (CsvRows csv = csv("id\na\nb\nc\n")) {
            csv.next();

            Iterator<ImportRow> rest = csv.read(
                            ImportRowReader.of(ImportMapping.of(csv.header()), Source.of(Source.Kind.FILE_IMPORT), ""))
                    .iterator();

            assertThat(rest.next().line()).isEqualTo(3);
        }
    }

    @Test
    void aRowPrintsNoCell() {
        assertThat(new CsvRow(1, 2, List.of("Xanthippe"))).hasToString("CsvRow[1, line 2, 1 cells]");
    }
}
