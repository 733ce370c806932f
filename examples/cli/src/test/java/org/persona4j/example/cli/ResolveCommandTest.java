package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void rowsThatShareAPhoneInTwoSpellingsAreOnePersona() {
        Path input = Trial.file(folder, "id,phone", "a,(603) 555-0101", "b,+1 603.555.0101", "c,603-555-0102");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000001,ATTACHED", "3,r000000003,CREATED");
    }

    @Test
    void theOutputHasAHeader() {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101");

        Trial.outcomes(folder, input);

        assertThat(Trial.lines(folder.resolve("outcomes.csv"))).startsWith("row,persona_id,outcome");
    }

    @Test
    void personaIdsAreThoseAtTheEndAndOutcomesThoseWhenTheRowCame() {
        Path input = Trial.file(
                folder,
                "phone,email",
                "603-555-0101,",
                ",ada@oakhill-sample.org",
                "603-555-0101,ADA@oakhill-sample.org");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000001,CREATED", "3,r000000001,MERGED");
    }

    @Test
    void aRowOfAKnownRecordUpdatesItEvenIfItSaysNothingNew() {
        Path input = Trial.file(
                folder, "id,phone,city,updated", "a,603-555-0101,Keene,2024-01-01", "a,603-555-0101,Keene,2024-01-01");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000001,UPDATED");
    }

    @Test
    void anEditThatTakesTheSharedValueAwaySplits() {
        Path input = Trial.file(
                folder,
                "id,email,updated",
                "a,ada@oakhill-sample.org,2024-01-01",
                "b,ada@oakhill-sample.org,2024-01-02",
                "b,bea@oakhill-sample.org,2024-01-03");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000002,ATTACHED", "3,r000000002,SPLIT");
    }

    @Test
    void ofUndatedRowsOfOneRecordTheLaterLineWins() {
        Path input = Trial.file(folder, "id,city", "a,Keene", "a,Dover");

        Trial trial = Trial.of("resolve", input, "--explain", "1");

        assertThat(trial.out()).contains("city = Dover");
    }

    @Test
    void anObservedMomentBeatsThePositionInTheFile() {
        Path input = Trial.file(
                folder, "id,city,observed_at", "a,Keene,2024-05-05T10:00:00Z", "a,Dover,2024-05-05 09:59:59");

        Trial trial = Trial.of("resolve", input, "--explain", "1");

        assertThat(trial.out()).contains("city = Keene");
    }

    @Test
    void aRejectedRowHasNoPersonaAndDoesNotStopTheRest() {
        Path input = Trial.file(folder, "id,phone,city", "a,603-555-0101,Keene", "b,603-555-0101", "c,603-555-0101,");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,,REJECTED", "3,r000000001,ATTACHED");
    }

    @Test
    void aRejectedRowIsToldWithItsLineAfterQuotedLineBreaks() {
        Path input = Trial.file(folder, "id,note", "a,\"one\ntwo\nthree\"", "b", "c,x");

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.err()).contains("line 5: rejected, the row has another number of cells than the header");
    }

    @Test
    void cellsBeyondTheHeaderAreNoErrorIfTheyAreEmpty() {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101,,", "b,603-555-0101");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000001,ATTACHED");
    }

    @Test
    void aRowWithoutAnythingIsRejected() {
        Path input = Trial.file(folder, "phone,email", " , ", "603-555-0101,");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,,REJECTED", "2,r000000002,CREATED");
    }

    @Test
    void aMomentThatCannotBeReadRejectsTheRow() {
        Path input = Trial.file(folder, "id,updated", "a,soon", "b,2024-01-01");

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.err()).contains("line 2: rejected, the row has an observed_at that cannot be read");
        assertThat(trial.out()).contains("UNREADABLE_OBSERVED_AT 1");
    }

    @Test
    void aBirthDateThatCannotBeReadIsKeptAsATrait() {
        Path input = Trial.file(folder, "id,dob", "a,31/12/1980");

        Trial trial = Trial.of("resolve", input, "--explain", "1");

        assertThat(trial.err()).contains("line 2: the birth date cannot be read as one; kept as a trait");
        assertThat(trial.out()).contains("invalid_birth_date = 31/12/1980");
    }

    @Test
    void aDateFormatIsReadBesideTheIsoForms() {
        Path input = Trial.file(folder, "id,dob", "a,31/12/1980", "b,19801231", "c,1980-12-31");

        Trial trial = Trial.of("resolve", input, "--date-format", "d/M/yyyy");

        assertThat(trial.code()).isZero();
        assertThat(trial.out()).containsPattern("unreadable +0");
    }

    @Test
    void aDateFormatThatIsNoneIsRefusedBeforeAnythingIsDone() {
        Path input = Trial.file(folder, "id,dob", "a,31/12/1980");

        Trial trial = Trial.of("resolve", input, "--date-format", "d/M");

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("--date-format");
    }

    @Test
    void anInvalidPhoneIsNoKeyButATrait() {
        Path input = Trial.file(folder, "id,phone", "a,555-CALL-ME", "b,555-CALL-ME");

        Trial trial = Trial.of("resolve", input, "--explain", "2");

        assertThat(trial.out()).containsPattern("personas +2").contains("invalid_phone = 555-CALL-ME");
        assertThat(trial.err()).contains("line 2: the phone cannot be read as one; kept as a trait");
    }

    @Test
    void homePhonesLinkNobody() {
        Path input = Trial.file(folder, "id,home phone", "a,603-555-0101", "b,603-555-0101");

        List<String> outcomes = Trial.outcomes(folder, input);

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000002,CREATED");
    }

    @Test
    void aColumnCanBeMappedToAField() {
        Path input = Trial.file(folder, "id,home phone", "a,603-555-0101", "b,603-555-0101");

        List<String> outcomes = Trial.outcomes(folder, input, "--map", "home phone=phone");

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000001,ATTACHED");
    }

    @Test
    void anUnknownColumnIsRefusedWithTheNearestOnes() {
        Path input = Trial.file(folder, "id,mobile", "a,603-555-0101");

        Trial trial = Trial.of("resolve", input, "--map", "mobil=phone");

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("'mobil'", "nearest: 'mobile'");
    }

    @Test
    void theRegionReadsPhonesWithoutACountryCode() {
        Path input = Trial.file(folder, "id,phone", "a,020 7946 0018", "b,+44 20 7946 0018");

        List<String> outcomes = Trial.outcomes(folder, input, "--region", "gb");

        assertThat(outcomes).containsExactly("1,r000000001,CREATED", "2,r000000001,ATTACHED");
    }

    @Test
    void anUnknownRegionIsRefused() {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101");

        Trial trial = Trial.of("resolve", input, "--region", "XX");

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("--region");
    }

    @Test
    void guardedRulesKeepStrangersWithOnePhoneApartAndSaySo() {
        Path input = Trial.file(
                folder,
                "id,name,phone,dob",
                "a,Ada Fenley,603-555-0101,1950-01-02",
                "b,Bruno Garson,603-555-0101,1999-12-30");

        Trial trial = Trial.of("resolve", input, "--rules", "guarded", "--explain", "2");

        assertThat(trial.out())
                .containsPattern("personas +2")
                .containsPattern("quarantined +2")
                .contains("phone •••••0101: guarded (birth date, name disagree)");
    }

    @Test
    void unknownRulesAreRefused() {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101");

        Trial trial = Trial.of("resolve", input, "--rules", "lax");

        assertThat(trial.code()).isEqualTo(2);
    }

    @Test
    void theSourceNameIsThatOfTheFileImport() {
        Path input = Trial.file(folder, "id,phone", "a,603-555-0101");

        Trial trial = Trial.of("resolve", input, "--source", "spring-list", "--explain", "1");

        assertThat(trial.out()).contains("FILE_IMPORT:spring-list");
    }

    @Test
    void quietPrintsErrorsOnly() {
        Path input = Trial.file(folder, "id,phone,dob", "a,603-555-0101,never", "b");

        Trial trial = Trial.of("resolve", input, "--quiet");

        assertThat(trial.out()).isEmpty();
        assertThat(trial.err().lines())
                .containsExactly("line 3: rejected, the row has another number of cells than the header");
    }

    @Test
    void theSummaryCountsAndMasks() {
        Path input = Trial.file(
                folder, "id,phone", "a,603-555-0101", "b,6035550101", "c,888-888-8888", "d,(888) 888-8888", "e");

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.out())
                .containsPattern("rows +5 ")
                .containsPattern("personas +3")
                .containsPattern("merged +1 ")
                .containsPattern("rejected +1 +WRONG_COLUMN_COUNT 1")
                .containsPattern("shared +1 ")
                .contains("phone •••••8888 on 2 profiles: a placeholder")
                .containsPattern("[0-9.]+ s, [0-9,]+ rows/s")
                .doesNotContain("0101");
    }

    @Test
    void aFileThatIsNotThereIsAClearError() {
        Trial trial = Trial.of("resolve", folder.resolve("nothing.csv"));

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("there is no file", "nothing.csv");
    }

    @Test
    void aFolderIsAClearError() {
        Trial trial = Trial.of("resolve", folder);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("is a directory");
    }

    @Test
    void anEmptyFileIsAClearError() throws IOException {
        Path input = Files.createFile(folder.resolve("input.csv"));

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("is empty");
    }

    @Test
    void aHeaderWithoutRowsIsAClearError() {
        Path input = Trial.file(folder, "id,phone");

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("has a header, but no rows");
    }

    @Test
    void aFileOfRejectedRowsOnlyIsAnError() {
        Path input = Trial.file(folder, "id,phone", "a", "b");

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("no row of");
    }

    @Test
    void aQuoteThatIsNeverClosedIsAnErrorWithItsLineAndNothingIsWritten() {
        Path input = Trial.file(folder, "id,note", "a,fine", "b,\"open", "c,x");
        Path output = folder.resolve("out.csv");

        Trial trial = Trial.of("resolve", input, "--output", output);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("not well-formed CSV: line 3: a quoted cell is never closed");
        assertThat(output).doesNotExist();
    }

    @Test
    void somethingAfterAClosingQuoteIsAnErrorWithItsLine() {
        Path input = Trial.file(folder, "id,note", "a,\"x\"y");

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("line 2: something follows a closing quote");
    }

    @Test
    void aFileThatIsNotUtf8IsAnErrorWithTheLine() throws IOException {
        Path input = folder.resolve("input.csv");
        Files.write(input, "id,name\na,Ada\nb,Zo\u00EB\n".getBytes(StandardCharsets.ISO_8859_1));

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("is not UTF-8: line 3");
    }

    @Test
    void utf16IsAClearError() throws IOException {
        Path input = folder.resolve("input.csv");
        Files.write(input, "id,name\na,Ada\n".getBytes(StandardCharsets.UTF_16));

        Trial trial = Trial.of("resolve", input);

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("UTF-16");
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

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("the column 'city' twice");
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

    @Test
    void aMissingCommandShowsTheUsage() {
        Trial trial = Trial.of();

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("resolve").doesNotContain("generate");
    }
}
