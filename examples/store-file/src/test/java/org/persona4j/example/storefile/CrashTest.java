package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.example.storefile.Notes.allIn;
import static org.persona4j.example.storefile.Notes.key;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;

/** The death of the process at every step that the store takes on the disk, and in the middle of every write. */
class CrashTest {

    /** What a crash left, and what was acknowledged by then. */
    private record Remains(Path directory, String step, int acknowledged) {}

    @TempDir
    private Path parent;

    private final WatchedDisk disk = new WatchedDisk();
    private final List<Remains> crashes = new ArrayList<>();
    private final AtomicInteger copies = new AtomicInteger();

    /** All records after each commit. */
    private final List<Map<RecordKey, StoredRecord>> states = new ArrayList<>();

    @Test
    void aCrashAtAnyStepLeavesAllThatWasAcknowledgedAndNothingInPart() {
        rememberCrashesOf(directory());
        try (FilePersonaStore store = FilePersonaStore.open(directory(), disk)) {
            states.add(Notes.all(store));
            for (int i = 0; i < 6; i++) {
                Notes.put(store, "n" + i, "before");
                states.add(Notes.all(store));
            }
            Notes.delete(store, "n1");
            states.add(Notes.all(store));
            store.compact();
            Notes.put(store, "n2", "after");
            states.add(Notes.all(store));
            store.compact();
        }

        assertThat(crashes).extracting(Remains::step).contains("write", "rest of write", "force", "rename");
        for (Remains crash : crashes) {
            assertThat(allIn(crash.directory()))
                    .as("%s after %s commits", crash.step(), crash.acknowledged())
                    .isIn(states.subList(crash.acknowledged(), Math.min(crash.acknowledged() + 2, states.size())));
        }
    }

    @Test
    void aStoreOpensAfterACrashAtAnyStepOfOpeningAfterACrash() {
        try (FilePersonaStore store = FilePersonaStore.open(directory(), disk)) {
            Notes.put(store, "n", "kept");
            states.add(Notes.all(store));
            rememberCrashesOf(directory());
            Notes.put(store, "torn", "never acknowledged");
        }
        Remains torn = crashes.stream()
                .filter(crash -> crash.step().equals("rest of write"))
                .findFirst()
                .orElseThrow();
        crashes.clear();
        rememberCrashesOf(torn.directory());

        FilePersonaStore.open(torn.directory(), disk).close();

        assertThat(crashes).extracting(Remains::step).contains("cut", "force", "force directory");
        for (Remains crash : crashes) {
            assertThat(allIn(crash.directory())).as(crash.step()).containsOnlyKeys(key("n"));
        }
    }

    @Test
    void aCommitIsForcedBeforeItIsAcknowledged() {
        try (FilePersonaStore store = FilePersonaStore.open(directory(), disk)) {
            disk.watch(step -> {});

            Notes.put(store, "n", "text");

            assertThat(disk.steps()).containsExactly("write", "force");
        }
    }

    @Test
    void nothingIsSeenBeforeItLasts() {
        try (FilePersonaStore store = FilePersonaStore.open(directory(), disk)) {
            List<Map<RecordKey, StoredRecord>> seen = new ArrayList<>();
            disk.watch(step -> seen.add(Notes.all(store)));

            Notes.put(store, "n", "text");
            disk.watch(step -> {});

            assertThat(seen)
                    .hasSize(3)
                    .allSatisfy(records -> assertThat(records).isEmpty());
            assertThat(Notes.all(store)).containsOnlyKeys(key("n"));
        }
    }

    @Test
    void aLogIsForcedBeforeItGetsItsNameAndTheNameBeforeTheStoreGoesOn() {
        try (FilePersonaStore store = FilePersonaStore.open(directory(), disk)) {
            Notes.put(store, "n", "text");
            disk.watch(step -> {});

            store.compact();

            assertThat(disk.steps())
                    .containsExactly("cut", "write", "write", "write", "force", "rename", "force directory");
        }
    }

    @Test
    void whatADeadProcessLeftIsForcedBeforeItIsRead() {
        FilePersonaStore.open(directory()).close();
        disk.watch(step -> {});

        FilePersonaStore.open(directory(), disk).close();

        assertThat(disk.steps()).containsSubsequence("force", "force directory");
    }

    private void rememberCrashesOf(Path directory) {
        disk.watch(step -> {
            Path remains = Directories.copy(directory, parent.resolve("crash-" + copies.incrementAndGet()));
            crashes.add(new Remains(remains, step, Math.max(0, states.size() - 1)));
        });
    }

    private Path directory() {
        return parent.resolve("store");
    }
}
