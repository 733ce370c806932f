package org.persona4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Of any text each target makes an answer or a documented error, soon and without much memory.
 *
 * <p>The default build tries some hundred texts on each target. The profile {@code fuzz} tries ten million in all and writes what
 * became of them to {@code target/fuzz.md}.
 */
class FuzzTest {
    /** How many texts in all; none for some hundred on each target. */
    private static final long INPUTS = Long.getLong("persona.fuzz.inputs", 0);

    private static final long SEED = Long.getLong("persona.fuzz.seed", 7);
    private static final List<Target> TARGETS = Targets.all();

    /** For a share of one in a default build. */
    private static final long FEW = 80;

    private static final List<Tally> TALLIES = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> onlyDocumentedOutcomesComeOut() {
        long shares = TARGETS.stream().mapToLong(Target::share).sum();
        long ofOneShare = INPUTS == 0 ? FEW : INPUTS / shares + 1;
        return TARGETS.stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    Tally tally = Fuzzing.run(target, ofOneShare * target.share(), SEED);

                    note(tally);
                    assertThat(tally.accepted()).as("texts that are taken").isPositive();
                }));
    }

    @Test
    void targetsHaveNamesOfTheirOwn() {
        assertThat(TARGETS).extracting(Target::name).doesNotHaveDuplicates();
    }

    /** After each target, so that what was found before one that fails is not lost. */
    private static void note(Tally tally) throws IOException {
        TALLIES.add(tally);
        if (INPUTS > 0) {
            Files.writeString(Path.of("target", "fuzz.md"), FuzzTable.of(TALLIES));
        }
    }
}
