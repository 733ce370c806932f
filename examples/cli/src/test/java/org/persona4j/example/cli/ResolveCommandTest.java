package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the rows of a file, and what is told of them. */
class ResolveCommandTest {
    @TempDir
    private Path folder;

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
}
