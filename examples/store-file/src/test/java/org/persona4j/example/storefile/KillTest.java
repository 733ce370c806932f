package org.persona4j.example.storefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.store.StoreUnavailableException;

/** Processes that are killed as {@code kill -9} kills, one after the other over the same directory. */
class KillTest {

    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);

    /** Ten in the default build, 200 in the profile long. */
    private static final int KILLS = FACTOR == 1 ? 10 : 20 * FACTOR;

    private static final int MOST_COMMITS_BEFORE_A_KILL = 100;
    private static final int MOST_MICROSECONDS_BEFORE_A_KILL = 3_000;

    @TempDir
    private Path directory;

    @Test
    void aKilledProcessLeavesAllItWasToldAndNothingInPart() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);

        for (int kill = 1; kill <= KILLS; kill++) {
            int acknowledged = acknowledgedByAProcessKilledAt(random);

            try (FilePersonaStore store = FilePersonaStore.open(directory)) {
                int last = Ledger.last(store);
                assertThat(last).as("seed %s, kill %s", seed, kill).isBetween(acknowledged, acknowledged + 1);
                assertThat(Ledger.contents(store))
                        .as("seed %s, kill %s, %s commits", seed, kill, last)
                        .isEqualTo(Ledger.contentsAfter(last));
            }
        }
    }

    /** Returns the number of the last commit that anybody was told of. */
    private int acknowledgedByAProcessKilledAt(Random random) throws IOException, InterruptedException {
        int acknowledged = lastNow();
        Process process = CommittingProcess.start(directory);
        try (BufferedReader output = process.inputReader(UTF_8)) {
            int commits = random.nextInt(MOST_COMMITS_BEFORE_A_KILL);
            for (int i = 0; i < commits; i++) {
                acknowledged = Integer.parseInt(output.readLine());
            }
            process.waitFor(random.nextInt(MOST_MICROSECONDS_BEFORE_A_KILL), MICROSECONDS);
            process.toHandle().destroyForcibly(); // and not the process itself, which forgets what it has printed
            List<String> rest = output.lines().toList();
            process.waitFor();
            return rest.isEmpty() ? acknowledged : Integer.parseInt(rest.get(rest.size() - 1));
        } finally {
            process.destroyForcibly();
        }
    }

    private int lastNow() {
        try (FilePersonaStore store = FilePersonaStore.open(directory)) {
            return Ledger.last(store);
        }
    }

    @Test
    void aDirectoryIsOpenInOneProcessAtATime() throws Exception {
        Process process = CommittingProcess.start(directory);
        try (BufferedReader output = process.inputReader(UTF_8)) {
            assertThat(output.readLine()).isEqualTo("1");

            assertThatThrownBy(() -> FilePersonaStore.open(directory))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("is open in another process");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void anAttemptToOpenADirectoryTwiceInOneProcessDoesNotUnlockItForOthers() throws Exception {
        try (FilePersonaStore store = FilePersonaStore.open(directory)) {
            assertThatThrownBy(() -> FilePersonaStore.open(directory)).isInstanceOf(StoreUnavailableException.class);

            Process process = CommittingProcess.start(directory);

            try (BufferedReader output = process.inputReader(UTF_8)) {
                assertThat(output.readLine()).contains("is open in another process");
                assertThat(process.waitFor()).isEqualTo(1);
            } finally {
                process.destroyForcibly();
            }
            assertThat(Ledger.last(store)).isZero();
        }
    }
}
