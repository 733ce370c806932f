package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of resolve change, and which of their values are refused. */
class ResolveOptionsTest {
    @TempDir
    private Path folder;

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

        trial.assertRefused("--date-format");
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

        trial.assertRefused("'mobil'", "nearest: 'mobile'");
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

        trial.assertRefused("--region");
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
    void aMissingCommandShowsTheUsage() {
        Trial trial = Trial.of();

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err()).contains("resolve").doesNotContain("generate");
    }
}
