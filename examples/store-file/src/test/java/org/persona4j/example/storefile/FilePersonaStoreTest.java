package org.persona4j.example.storefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.example.storefile.Notes.allIn;
import static org.persona4j.example.storefile.Notes.content;
import static org.persona4j.example.storefile.Notes.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStores;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

class FilePersonaStoreTest {

    @TempDir
    private Path parent;

    @Test
    void aMissingDirectoryIsMade() {
        Path missing = parent.resolve("some").resolve("where");

        FilePersonaStore.open(missing).close();

        assertThat(Directories.log(missing)).exists();
    }

    @Test
    void aDirectoryThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> FilePersonaStore.open(file))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void recordsKeepTheirVersionsWhenTheStoreIsOpenedAgain() {
        Version version;
        try (PersonaStore store = FilePersonaStore.open(parent)) {
            version = Notes.put(store, "n", "text");
        }

        try (PersonaStore store = FilePersonaStore.open(parent)) {
            store.commit(Commit.builder("green-leaf")
                    .expect(key("n"), version)
                    .delete(key("n"))
                    .build());
        }

        assertThat(allIn(parent)).isEmpty();
    }

    @Test
    void anExpectationFromBeforeTheStoreWasOpenedAgainCanFail() {
        Version first;
        try (PersonaStore store = FilePersonaStore.open(parent)) {
            first = Notes.put(store, "n", "first");
            Notes.put(store, "n", "second");
        }

        try (PersonaStore store = FilePersonaStore.open(parent)) {
            Commit commit = Commit.builder("green-leaf").expect(key("n"), first).build();

            assertThatThrownBy(() -> store.commit(commit)).isInstanceOf(CommitConflictException.class);
        }
    }

    @Test
    void aStoreThatIsOpenedManyTimesKeepsEverythingAndGivesNoVersionTwice() {
        Set<Version> versions = new HashSet<>();

        for (int i = 0; i < 50; i++) {
            try (PersonaStore store = FilePersonaStore.open(parent)) {
                versions.add(Notes.put(store, "n" + i, "text"));
            }
        }

        assertThat(versions).hasSize(50);
        assertThat(allIn(parent)).hasSize(50);
    }

    @Test
    void aCopyOfTheDirectoryIsABackupAndGivesOtherVersions() {
        try (PersonaStore store = FilePersonaStore.open(parent.resolve("store"))) {
            Notes.put(store, "kept", "text");
            Directories.copy(parent.resolve("store"), parent.resolve("backup"));
            Version afterBackup = Notes.put(store, "lost", "text");

            try (PersonaStore restored = FilePersonaStore.open(parent.resolve("backup"))) {
                assertThat(Notes.all(restored)).containsOnlyKeys(key("kept"));
                assertThat(Notes.put(restored, "lost", "text")).isNotEqualTo(afterBackup);
            }
        }
    }

    @Test
    void aDirectoryIsOpenOnceAtATime() {
        try (FilePersonaStore store = FilePersonaStore.open(parent)) {
            assertThatThrownBy(() -> FilePersonaStore.open(parent.resolve(".")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("is open in this process already");

            Notes.put(store, "n", "text");
        }
        assertThat(allIn(parent)).hasSize(1);
    }

    @Test
    void closingAStoreAgainDoesNotUnlockTheNextOne() {
        FilePersonaStore first = FilePersonaStore.open(parent);
        first.close();
        try (FilePersonaStore second = FilePersonaStore.open(parent)) {
            first.close();

            assertThatThrownBy(() -> FilePersonaStore.open(parent)).isInstanceOf(StoreUnavailableException.class);
            assertThat(Notes.all(second)).isEmpty();
        }
    }

    @Test
    void anInterruptedThreadCommitsCompactsAndClosesAndStaysInterrupted() {
        FilePersonaStore store = FilePersonaStore.open(parent);
        Thread.currentThread().interrupt();

        Notes.put(store, "n", "text");
        store.compact();
        store.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(allIn(parent)).containsOnlyKeys(key("n"));
    }

    @Test
    void aCompactedStoreHasTheSameRecordsAtTheSameVersions() {
        Map<RecordKey, StoredRecord> before;
        try (FilePersonaStore store = FilePersonaStore.open(parent)) {
            for (int i = 0; i < 300; i++) {
                Notes.put(store, "n" + i % 120, "text " + i);
            }
            store.commit(Commit.builder("corner")
                    .put(RecordKey.of("corner", "reply", "r"), content("other tenant"))
                    .build());
            before = Notes.all(store);

            store.compact();

            assertThat(Notes.all(store)).isEqualTo(before);
        }
        assertThat(allIn(parent)).hasSize(121).isEqualTo(before);
    }

    @Test
    void compactionLeavesNoByteOfWhatWasDeletedOrReplaced() {
        try (FilePersonaStore store = FilePersonaStore.open(parent)) {
            Notes.put(store, "erased-id", "erased");
            Notes.put(store, "kept-id", "replaced");
            Notes.put(store, "kept-id", "present");
            Notes.delete(store, "erased-id");

            store.compact();

            String bytes = allBytesIn(parent);
            assertThat(bytes).contains("kept-id", "present").doesNotContain("erased", "replaced");
        }
    }

    @Test
    void aNewLogThatACrashLeftUnfinishedIsDeletedWhenTheStoreIsOpened() throws IOException {
        FilePersonaStore.open(parent).close();
        Path unfinished = Files.writeString(parent.resolve(Log.UNFINISHED_NAME), "since erased");

        FilePersonaStore.open(parent).close();

        assertThat(unfinished).doesNotExist();
    }

    @Test
    void compactionMakesTheLogAsSmallAsItsRecords() {
        try (FilePersonaStore store = FilePersonaStore.open(parent)) {
            for (int i = 0; i < 1_000; i++) {
                Notes.put(store, "n", "text");
            }

            store.compact();

            assertThat(Directories.log(parent)).isRegularFile();
            assertThat(Directories.logBytes(parent)).hasSizeLessThan(200);
        }
    }

    @Test
    void damageToTheLastRecordOfACompactedLogIsNoTornTail() {
        Path damaged = parent.resolve("damaged");
        try (FilePersonaStore store = FilePersonaStore.open(parent.resolve("store"))) {
            Notes.put(store, "n", "text");
            store.compact();
            byte[] log = Directories.logBytes(parent.resolve("store"));
            log[log.length - Log.ENTRY_HEADER_BYTES - 1] ^= 1;
            Directories.withLog(damaged, log);
        }

        assertThatThrownBy(() -> FilePersonaStore.open(damaged)).hasMessageContaining("is damaged at offset 16;");
    }

    @Test
    void theProviderOpensTheDirectoryItIsTold() {
        Map<String, String> settings =
                Map.of("directory", parent.resolve("store").toString());

        try (PersonaStore store = PersonaStores.open("file", settings)) {
            assertThat(((FilePersonaStore) store).directory()).isEqualTo(parent.resolve("store"));
        }
    }

    @Test
    void theProviderRefusesSettingsByTheirNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonaStores.open("file", Map.of("path", "secret")))
                .withMessageContaining("directory")
                .withMessageContaining("path")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonaStores.open("file", Map.of("directory", "secret", "more", "secret")))
                .withMessageContaining("more")
                .withMessageNotContaining("secret");
    }

    private static String allBytesIn(Path directory) {
        StringBuilder bytes = new StringBuilder();
        Directories.files(directory).forEach(file -> bytes.append(new String(Directories.bytes(file), UTF_8)));
        return bytes.toString();
    }
}
