package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void writeRows() {
        input = Trial.file(
                folder,
                "id,first name,last name,phone,email,favorite store,updated",
                "a,Ada,Fenley,603-555-0101,,S-1,2024-01-01",
                "b,Adah,Fenley,(603) 555-0101,ada@oakhill-sample.org,S-2,2024-02-02",
                "c,A.,Fenley,,ADA@oakhill-sample.org,,2023-03-03",
                "d,,,,,,",
                "",
                "e");
    }

    @Test
    void tellsWhichLinkJoinedEachProfile() {
        Trial trial = Trial.of("resolve", input, "--quiet", "--explain", "3");

        assertThat(trial.code()).isZero();
        assertThat(trial.out())
                .contains("Persona r000000001, Adah Fenley")
                .contains("r000000001  row 1, FILE_IMPORT record a", "gave the persona its id")
                .contains("joined by phone •••••0101, shared with r000000001")
                .contains("joined by email a•••@o•••.org, shared with r000000002");
    }

    @Test
    void tellsWhichValueWonAndWhatItBeat() {
        Trial trial = Trial.of("resolve", input, "--quiet", "--explain", "1");

        assertThat(trial.out())
                .containsPattern("first_name = Adah .*profile r000000002")
                .containsPattern("beat Ada .*profile r000000001");
    }

    @Test
    void tellsHowTheFavoriteStoreWasDecided() {
        Trial trial = Trial.of("resolve", input, "--quiet", "--explain", "1");

        assertThat(trial.out()).containsPattern("store S-2 \\(file import").containsPattern("beat store S-1");
    }

    @Test
    void drawsThePersona() {
        Trial trial = Trial.of("resolve", input, "--quiet", "--explain", "1");

        assertThat(trial.out()).contains("flowchart LR", "---|\"phone •••••0101\"|");
    }

    @Test
    void takesAnIdThatAPersonaOnceHad() {
        Trial trial = Trial.of("resolve", input, "--quiet", "--explain", "r000000003");

        assertThat(trial.out()).contains("Persona r000000001");
    }

    @Test
    void saysThatARowWasRejected() {
        Trial trial = Trial.of("resolve", input, "--quiet", "--explain", "5");

        assertThat(trial.code()).isZero();
        assertThat(trial.out()).contains("Row 5 was rejected");
    }

    @Test
    void aRowThatIsNotThereIsToldByTheExitCode() {
        Trial trial = Trial.of("resolve", input, "--explain", "99");

        assertThat(trial.code()).isEqualTo(1);
        assertThat(trial.err()).contains("there is no row 99; the last is 5");
    }

    @Test
    void aPersonaThatIsNotThereIsToldByTheExitCode() {
        Trial trial = Trial.of("resolve", input, "--explain", "no such one");

        assertThat(trial.code()).isEqualTo(1);
        assertThat(trial.err()).contains("there is no persona no such one");
    }
}
