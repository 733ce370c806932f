package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.example.storefile.Notes.allIn;
import static org.persona4j.example.storefile.Notes.key;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;

/** Disks that fail: what the caller is told is true, and a store that no longer knows says nothing more. */
class FailingDiskTest {

    @TempDir
    private Path directory;

    private final WatchedDisk disk = new WatchedDisk();
    private FilePersonaStore store;

    @BeforeEach
    void openWithOneNote() {
        store = FilePersonaStore.open(directory, disk);
        Notes.put(store, "first", "1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aCommitThatFindsNoSpaceIsNotWrittenAndTheStoreGoesOn() {
        failAt("write");

        assertThatThrownBy(() -> Notes.put(store, "second", "2")).isInstanceOf(StoreUnavailableException.class);

        disk.watch(step -> {});
        Notes.put(store, "third", "3");
        assertThat(Notes.all(store)).containsOnlyKeys(key("first"), key("third"));
        store.close();
        assertThat(allIn(directory)).containsOnlyKeys(key("first"), key("third"));
    }

    @Test
    void aCommitThatFindsSpaceForAPartIsTakenBack() {
        byte[] before = Directories.logBytes(directory);
        failAt("rest of write");

        assertThatThrownBy(() -> Notes.put(store, "second", "2")).isInstanceOf(StoreUnavailableException.class);

        assertThat(Directories.logBytes(directory)).isEqualTo(before);
    }

    @Test
    void aCommitThatCannotBeTakenBackIsOfUnknownOutcome() {
        failAt("write", "cut");

        assertThatThrownBy(() -> Notes.put(store, "second", "2")).isInstanceOf(UnknownOutcomeException.class);

        assertStopped();
    }

    @Test
    void aCommitThatCannotBeForcedIsOfUnknownOutcome() {
        failAt("force");

        assertThatThrownBy(() -> Notes.put(store, "second", "2"))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasRootCauseMessage("force failed");

        assertStopped();
    }

    @Test
    void whatCouldNotBeForcedIsNotFoundAgainInTheMemoryOfTheSystem() {
        failAt("force");
        assertThatThrownBy(() -> Notes.put(store, "second", "2")).isInstanceOf(UnknownOutcomeException.class);

        store.close();

        assertThat(allIn(directory)).containsOnlyKeys(key("first"));
    }

    @Test
    void aStoppedStoreOpensAgain() {
        failAt("force", "cut");
        assertThatThrownBy(() -> Notes.put(store, "second", "2")).isInstanceOf(UnknownOutcomeException.class);

        store.close();

        assertThat(allIn(directory)).containsKey(key("first"));
    }

    @Test
    void aCompactionThatFindsNoSpaceLeavesTheStoreAsItWas() {
        for (String step : List.of("write", "rest of write", "force", "rename")) {
            failAt(step);

            assertThatThrownBy(() -> store.compact()).as(step).isInstanceOf(StoreUnavailableException.class);

            assertThat(Directories.files(directory)).as(step).doesNotContain(directory.resolve(Log.UNFINISHED_NAME));
            disk.watch(ignored -> {});
            Notes.put(store, step, "written");
        }
        store.close();
        assertThat(allIn(directory))
                .containsOnlyKeys(key("first"), key("write"), key("rest of write"), key("force"), key("rename"));
    }

    @Test
    void aCompactionWhoseNewNameMayNotLastStopsTheStore() {
        failAt("force directory");

        assertThatThrownBy(() -> store.compact()).isInstanceOf(StoreUnavailableException.class);

        assertStopped();
        store.close();
        assertThat(allIn(directory)).containsOnlyKeys(key("first"));
    }

    @Test
    void aStoreThatCannotBeOpenedUnlocksItsDirectory() {
        store.close();
        failAt("force");
        assertThatThrownBy(() -> FilePersonaStore.open(directory, disk)).isInstanceOf(StoreUnavailableException.class);

        assertThat(allIn(directory)).containsOnlyKeys(key("first"));
    }

    @Test
    void aStoreClosesEvenIfTheDiskFails() {
        failAt("write", "force");

        store.close();

        assertThat(allIn(directory)).containsOnlyKeys(key("first"));
    }

    private void assertStopped() {
        disk.watch(step -> {});
        assertThatThrownBy(() -> Notes.put(store, "later", "3")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.read(Set.of(key("first")))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.scan(RecordScan.of("green-leaf", "note")))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.compact()).isInstanceOf(StoreUnavailableException.class);
        assertThat(disk.steps()).isEmpty();
    }

    private void failAt(String... steps) {
        disk.watch(step -> {
            if (Arrays.asList(steps).contains(step)) {
                throw new IOException(step + " failed");
            }
        });
    }
}
