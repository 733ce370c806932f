package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.example.storefile.Notes.allIn;
import static org.persona4j.example.storefile.Notes.content;
import static org.persona4j.example.storefile.Notes.key;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;

/** A log cut or damaged anywhere: a prefix of whole commits, or a refusal that says where; never anything else. */
class TornTailTest {

    @TempDir
    private Path parent;

    /** The log of three commits, as it is while the store is open. */
    private byte[] log;

    /** Where the log ends after none, one, two and all commits. */
    private final List<Integer> ends = new ArrayList<>();

    /** All records after none, one, two and all commits. */
    private final List<Map<RecordKey, StoredRecord>> states = new ArrayList<>();

    private Path directory;

    @BeforeEach
    void writeThreeCommits() {
        directory = parent.resolve("damaged");
        Path original = parent.resolve("original");
        List<Commit> commits = List.of(
                Commit.builder("green-leaf")
                        .put(key("a"), content("1"))
                        .put(key("b"), content("2"))
                        .build(),
                Commit.builder("green-leaf")
                        .put(key("a"), content("3"))
                        .delete(key("b"))
                        .put(key("c"), content("4"))
                        .build(),
                Commit.builder("green-leaf")
                        .put(key("b"), content("5"))
                        .put(key("d"), content("6"))
                        .build());
        try (FilePersonaStore store = FilePersonaStore.open(original)) {
            noteState(store, original);
            for (Commit commit : commits) {
                store.commit(commit);
                noteState(store, original);
            }
            log = Directories.logBytes(original);
        }
    }

    private void noteState(FilePersonaStore store, Path original) {
        ends.add(Directories.logBytes(original).length);
        states.add(Notes.all(store));
    }

    @Test
    void aLogCutAtAnyByteHoldsTheCommitsThatAreWhole() {
        for (int length = ends.get(0); length <= log.length; length++) {
            Directories.withLog(directory, Arrays.copyOf(log, length));

            assertThat(allIn(directory)).as("cut to %s bytes", length).isEqualTo(states.get(wholeCommitsIn(length)));
        }
    }

    @Test
    void aLogWithADamagedByteInItsLastEntryHoldsTheCommitsBefore() {
        for (int at = ends.get(2); at < log.length; at++) {
            Directories.withLog(directory, withBitsFlippedAt(at));

            assertThat(allIn(directory)).as("byte %s flipped", at).isEqualTo(states.get(2));
        }
    }

    @Test
    void aLogWithADamagedByteBeforeAWholeEntryIsRefusedAndLeftAlone() {
        for (int at = 0; at < ends.get(2); at++) {
            byte[] damaged = withBitsFlippedAt(at);
            Directories.withLog(directory, damaged);

            assertThatThrownBy(() -> FilePersonaStore.open(directory))
                    .as("byte %s flipped", at)
                    .isExactlyInstanceOf(PersonaStoreException.class)
                    .hasMessageContaining(Directories.log(directory).toString());
            assertThat(Directories.logBytes(directory)).isEqualTo(damaged);
        }
    }

    @Test
    void theRefusalOfADamagedEntrySaysWhereItBegins() {
        Directories.withLog(directory, withBitsFlippedAt(ends.get(1) + 20));

        assertThatThrownBy(() -> FilePersonaStore.open(directory))
                .hasMessageContaining("is damaged at offset " + ends.get(1) + ";");
    }

    @Test
    void aTailThatTheFileSystemFilledWithZerosIsCut() {
        for (int at = ends.get(2); at < log.length; at++) {
            byte[] zeroed = log.clone();
            Arrays.fill(zeroed, at, zeroed.length, (byte) 0);
            Directories.withLog(directory, zeroed);

            assertThat(allIn(directory)).as("zeros from %s", at).isEqualTo(states.get(2));
        }
    }

    @Test
    void aTailWhoseFirstPartNeverReachedTheDiskIsCut() {
        for (int at = ends.get(2) + 1; at <= log.length; at++) {
            byte[] zeroed = log.clone();
            Arrays.fill(zeroed, ends.get(2), at, (byte) 0);
            Directories.withLog(directory, zeroed);

            assertThat(allIn(directory)).as("zeros up to %s", at).isEqualTo(states.get(2));
        }
    }

    @Test
    void aTailThatIsLongerThanAnEntryCanBeIsDamage() {
        byte[] tooLong = Arrays.copyOf(log, log.length + Log.ENTRY_HEADER_BYTES + Log.MAX_PAYLOAD_BYTES + 1);
        Directories.withLog(directory, tooLong);

        assertThatThrownBy(() -> FilePersonaStore.open(directory))
                .hasMessageContaining("is damaged at offset " + log.length);
    }

    @Test
    void aTornContentThatLooksLikeAnEntryIsCutAllTheSame() {
        byte[] entryOfAnotherLog = anEntryOfAnotherLog();
        Path original = parent.resolve("nested");
        int whole;
        try (FilePersonaStore store = FilePersonaStore.open(original)) {
            whole = Directories.logBytes(original).length;
            store.commit(Commit.builder("green-leaf")
                    .put(key("nested"), Content.ofBytes(entryOfAnotherLog))
                    .build());
            log = Directories.logBytes(original);
        }
        byte[] torn = log.clone();
        torn[whole] ^= 1;
        Directories.withLog(directory, torn);

        assertThat(allIn(directory)).isEmpty();
    }

    private byte[] anEntryOfAnotherLog() {
        return Arrays.copyOfRange(log, ends.get(0), ends.get(1));
    }

    @Test
    void damageToTheLastCommitOfAStoreThatWasClosedIsNoTornTail() {
        Path original = parent.resolve("original");
        byte[] closed = Directories.logBytes(original);
        closed[log.length - 1] ^= 1;
        Directories.withLog(directory, closed);

        assertThatThrownBy(() -> FilePersonaStore.open(directory))
                .hasMessageContaining("is damaged at offset " + ends.get(2) + ";");
    }

    @Test
    void aStoreGoesOnBehindATailThatWasCut() {
        Directories.withLog(directory, Arrays.copyOf(log, log.length - 1));

        try (FilePersonaStore store = FilePersonaStore.open(directory)) {
            Notes.put(store, "e", "7");
        }

        assertThat(allIn(directory)).containsOnlyKeys(key("a"), key("c"), key("e"));
    }

    @Test
    void aLogOfANewerFormatIsRefusedByItsNumber() {
        byte[] newer = log.clone();
        newer[7] = 2;
        Directories.withLog(directory, newer);

        assertThatThrownBy(() -> FilePersonaStore.open(directory))
                .isExactlyInstanceOf(PersonaStoreException.class)
                .hasMessageContaining("has format 2, this reads 1");
    }

    @Test
    void aFileThatIsNoLogIsRefused() {
        for (int length : new int[] {0, 7, 8, 15, 100}) {
            Directories.withLog(directory, new byte[length]);

            assertThatThrownBy(() -> FilePersonaStore.open(directory))
                    .isExactlyInstanceOf(PersonaStoreException.class)
                    .hasMessageContaining("is no log of this store");
        }
    }

    @Test
    void aLogWithoutItsFirstEntryIsDamaged() {
        for (int length = Log.HEADER_BYTES; length < ends.get(0); length++) {
            Directories.withLog(directory, Arrays.copyOf(log, length));

            assertThatThrownBy(() -> FilePersonaStore.open(directory)).hasMessageContaining("is damaged at offset 16;");
        }
    }

    private int wholeCommitsIn(int length) {
        return (int) ends.stream().filter(end -> end <= length).count() - 1;
    }

    private byte[] withBitsFlippedAt(int at) {
        byte[] flipped = log.clone();
        flipped[at] ^= (byte) 0x81;
        return flipped;
    }
}
