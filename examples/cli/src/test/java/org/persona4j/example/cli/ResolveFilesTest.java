package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read, how those may be written that can, and where outcomes may go. */
class ResolveFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThereIsAClearError() {
        Trial trial = Trial.of("resolve", folder.resolve("nothing.csv"));

        trial.assertRefused("there is no file", "nothing.csv");
    }

    @Test
    void aFolderIsAClearError() {
        Trial trial = Trial.of("resolve", folder);

        trial.assertRefused("is a directory");
    }

    @Test
    void anEmptyFileIsAClearError() throws IOException {
        Path input = Files.createFile(folder.resolve("input.csv"));

        Trial trial = Trial.of("resolve", input);

        trial.assertRefused("is empty");
    }

    @Test
    void aHeaderWithoutRowsIsAClearError() {
        Path input = Trial.file(folder, "id,phone");

        Trial trial = Trial.of("resolve", input);

        trial.assertRefused("has a header, but no rows");
    }

    @Test
    void aFileOfRejectedRowsOnlyIsAnError() {
        Path input = Trial.file(folder, "id,phone", "a", "b");

        Trial trial = Trial.of("resolve", input);

        trial.assertRefused("no row of");
    }

    @Test
    void aQuoteThatIsNeverClosedIsAnErrorWithItsLineAndNothingIsWritten() {
        Path input = Trial.file(folder, "id,note", "a,fine", "b,\"open", "c,x");
        Path output = folder.resolve("out.csv");

        Trial trial = Trial.of("resolve", input, "--output", output);

        trial.assertRefused("not well-formed CSV: line 3: a quoted cell is never closed");
        assertThat(output).doesNotExist();
    }

    @Test
    void somethingAfterAClosingQuoteIsAnErrorWithItsLine() {
        Path input = Trial.file(folder, "id,note", "a,\"x\"y");

        Trial trial = Trial.of("resolve", input);

        trial.assertRefused("line 2: something follows a closing quote");
    }

    @Test
    void aFileThatIsNotUtf8IsAnErrorWithTheLine() throws IOException {
        Path input = folder.resolve("input.csv");
        Files.write(input, "id,name\na,Ada\nb,Zo\u00EB\n".getBytes(StandardCharsets.ISO_8859_1));

        Trial trial = Trial.of("resolve", input);

        trial.assertRefused("is not UTF-8: line 3");
    }

    @Test
    void utf16IsAClearError() throws IOException {
        Path input = folder.resolve("input.csv");
        Files.write(input, "id,name\na,Ada\n".getBytes(StandardCharsets.UTF_16));

        Trial trial = Trial.of("resolve", input);

        trial.assertRefused("UTF-16");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
        Path input = Files.writeString(folder.resolve("input.csv"), "\uFEFFid,phone\na,603-555-0101\n");

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.code()).isZero();
        assertThat(trial.err()).contains("source_id <- id;");
    }

    @Test
    void aHeaderThatNamesAColumnTwiceIsRefused() {
        Path input = Trial.file(folder, "id,city, city", "a,b,c");

        Trial trial = Trial.of("resolve", input);

        trial.assertRefused("the column 'city' twice");
    }

    @Test
    void semicolonsAndTabsSeparateToo() {
        Path semicolons = Trial.file(folder, "id;phone;note", "a;603-555-0101;x, y", "b;603-555-0101;");
        List<String> bySemicolon = Trial.outcomes(folder, semicolons);
        Path tabs = Trial.file(folder, "id\tphone\tnote", "a\t603-555-0101\tx, y", "b\t603-555-0101\t");

        List<String> byTab = Trial.outcomes(folder, tabs);

        assertThat(byTab).isEqualTo(bySemicolon).containsExactly("1,r000000001,CREATED", "2,r000000001,ATTACHED");
    }

    @Test
    void theOutputMayNotBeTheInput() {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101");

        Trial trial = Trial.of("resolve", input, "--output", input);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(Trial.lines(input)).startsWith("id,phone");
    }

    @Test
    void anOutputWithoutAFolderIsRefusedBeforeTheWork() {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101");

        Trial trial = Trial.of("resolve", input, "--output", folder.resolve("no/out.csv"));

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.out()).isEmpty();
    }

    @Test
    void outputsReplaceWhatWasThereAndLeaveNothingElse() throws IOException {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101");
        Files.writeString(folder.resolve("outcomes.csv"), "old");

        Trial.outcomes(folder, input);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(input, folder.resolve("outcomes.csv"));
        }
        assertThat(Trial.lines(folder.resolve("outcomes.csv"))).hasSize(2);
    }
}
