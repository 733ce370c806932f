package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.profile.Source;

/** Files that no program should write: they are read, or refused with a message that shows no cell, and soon. */
@Timeout(60)
class CsvFuzzTest {
    private static final int FILES = 400;
    private static final long SEED = 7;
    private static final String CELL = "Fenley-Secret";

    private static final List<String> SEEDS = List.of(
            "id,phone,email,first name,birth date\n1,603-555-0101,a@b.net,Ada,1984-02-29\n2,,,\"Fenley-Secret, Bob\",x\n",
            "Phone;E-Mail;Name\r\n\"6035550101\";a@b.net;\"a \"\"quoted\"\" name\nof two lines\"\r\n;;Fenley-Secret\r\n",
            "phone\tname\n6035550101\tFenley-Secret\n\n\t\n",
            "\uFEFFname, \"phone\"\n\"Fenley-Secret\", \"603\"\n");

    private static final List<String> PARTS = List.of(
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\uFEFF",
            "\u202E",
            "\uFDFA",
            "=1+1",
            "'",
            "a,b,c,d,e,f,g",
            "id",
            "phone");

    @TempDir
    private Path folder;

    /** Reads a file through to its end, as an import does. */
    private static int rows(Path file) {
        try (CsvRows csv = CsvRows.open(file)) {
            ImportRowReader reader =
                    ImportRowReader.of(ImportMapping.of(csv.header()), Source.of(Source.Kind.FILE_IMPORT), "row:");
            int rows = 0;
            for (ImportRow row : csv.read(reader)) {
                assertThat(row.toString()).doesNotContain(CELL);
                rows++;
            }
            return rows;
        }
    }

    /** A text with some changes, as bytes of which some are no UTF-8. */
    private static byte[] changed(SplittableRandom random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int changes = random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 ->
                    text.insert(
                            at, text.substring(at, end).repeat(random.nextInt(random.nextInt(20) == 0 ? 5_000 : 200)));
                default -> text.insert(at, PARTS.get(random.nextInt(PARTS.size())));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(folder.resolve("input.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of zeros, which takes no room on most disks. */
    private RandomAccessFile zeros(long bytes) throws IOException {
        RandomAccessFile file = new RandomAccessFile(folder.resolve("input.csv").toFile(), "rw");
        file.setLength(bytes);
        return file;
    }

    @Test
    void aBrokenFileIsReadOrRefusedWithoutShowingACell() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> refusals = new ArrayList<>();
        int read = 0;

        for (int i = 0; i < FILES; i++) {
            byte[] bytes = changed(random);
            try {
                read += rows(file(bytes));
            } catch (UnreadableFileException | ImportMappingException refused) {
                refusals.add(refused.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("file " + i + " of seed " + SEED + ": " + Arrays.toString(bytes), e);
            }
        }

        assertThat(read).isGreaterThan(FILES);
        assertThat(refusals).hasSizeGreaterThan(FILES / 20).noneMatch(message -> message.contains(CELL));
    }

    @Test
    void aLineOfAGibibyteIsRefused() throws IOException {
        zeros(1L << 30).close();

        assertThatThrownBy(() -> rows(folder.resolve("input.csv")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("a cell has too many characters");
    }

    @Test
    void aBrokenLineOfAGibibyteIsFoundWithoutKeepingIt() throws IOException {
        try (RandomAccessFile file = zeros(1L << 30)) {
            file.write("name\n".getBytes(StandardCharsets.UTF_8));
            file.seek(1 << 20);
            file.write(0xFF);
        }

        assertThatThrownBy(() -> rows(folder.resolve("input.csv")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is not UTF-8: line 2;");
    }

    @Test
    void aRowOfTenMillionCellsIsRefused() {
        byte[] bytes = new byte[10_000_000];
        Arrays.fill(bytes, (byte) ',');

        assertThatThrownBy(() -> rows(file(bytes)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 1: a row has too many cells");
    }

    @Test
    void aFileOfTenMillionEmptyLinesHasNoRows() {
        byte[] bytes = new byte[10_000_000];
        Arrays.fill(bytes, (byte) '\n');
        System.arraycopy("name".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 4);

        int rows = rows(file(bytes));

        assertThat(rows).isZero();
    }
}
