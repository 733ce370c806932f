package org.persona4j.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    @Test
    void twoRecordsAreOnePersonaThenTwoThenOneAgain() {
        String printed = run();

        assertThat(printed.lines()).containsSubsequence("flowchart LR", "2 personas", "1 persona");
    }

    @Test
    void theExplanationSaysWhichNameWon() {
        String printed = run();

        assertThat(printed)
                .containsPattern("full_name = Adah? Fenley \\(newest")
                .contains("  beat Ada");
    }

    @Test
    void theDrawingMasksThePhone() {
        String printed = run();

        assertThat(printed).contains("phone •••••0142").doesNotContain("555-0142", "5550142");
    }

    private static String run() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
