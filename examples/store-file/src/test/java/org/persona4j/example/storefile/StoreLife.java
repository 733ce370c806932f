package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.persona4j.example.storefile.Notes.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.persona4j.example.storefile.FilePersonaStoreProperties.Act;
import org.persona4j.example.storefile.FilePersonaStoreProperties.Event;
import org.persona4j.example.storefile.FilePersonaStoreProperties.Part;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** One store through a generated history, from one directory to the next, and the map it has to be like. */
final class StoreLife implements AutoCloseable {

    private final Map<RecordKey, StoredRecord> model = new TreeMap<>();
    private final Set<Version> versions = new HashSet<>();
    private final Path parent;
    private int directories;
    private WatchedDisk disk = new WatchedDisk();
    private FilePersonaStore store;

    StoreLife() throws IOException {
        parent = Files.createTempDirectory("histories");
        store = FilePersonaStore.open(parent.resolve("store-0"), disk);
    }

    @Override
    public void close() throws IOException {
        store.close();
        try (Stream<Path> files = Files.walk(parent)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Does to the store and to the map what an act says. */
    void live(Act act) {
        commitBoth(act);
        then(act.then());
    }

    Map<RecordKey, StoredRecord> found() {
        return Notes.all(store);
    }

    Map<RecordKey, StoredRecord> expected() {
        return model;
    }

    private void commitBoth(Act act) {
        Commit commit = commitOf(act);
        if (act.deathAtStep().isPresent()) {
            commitAndDie(commit, act.deathAtStep().get());
        } else if (act.truthful() || commit.expectations().isEmpty()) {
            apply(commit, store.commit(commit));
        } else {
            assertThat(catchThrowable(() -> store.commit(commit)))
                    .isInstanceOfSatisfying(
                            CommitConflictException.class,
                            conflict -> assertThat(conflict.losers())
                                    .isEqualTo(commit.expectations().keySet()));
        }
    }

    /** Commits on a disk that stops at a step, and goes on with what is left: all of the commit or nothing of it. */
    private void commitAndDie(Commit commit, int step) {
        disk.watch(name -> {
            if (disk.steps().size() > step) {
                throw new IOException("the process is dead");
            }
        });
        Throwable end = catchThrowable(() -> apply(commit, store.commit(commit)));
        assertThat(end)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        error -> assertThat(error).isInstanceOf(PersonaStoreException.class));
        Path remains = Directories.copy(store.directory(), nextDirectory());
        store.close();
        disk = new WatchedDisk();
        store = FilePersonaStore.open(remains, disk);
        Map<RecordKey, StoredRecord> found = Notes.all(store);
        if (!found.equals(model)) {
            adopt(commit, found);
        }
    }

    /** Takes over a commit of unknown outcome that turns out to be there: with one version, and whole. */
    private void adopt(Commit commit, Map<RecordKey, StoredRecord> found) {
        Optional<Version> version = found.values().stream()
                .filter(record -> commit.puts().containsKey(record.key()))
                .map(StoredRecord::version)
                .findFirst();
        apply(commit, version.orElse(Version.of(0, versions.size())));
        assertThat(found).isEqualTo(model);
    }

    private void apply(Commit commit, Version version) {
        assertThat(versions.add(version)).as("a new version").isTrue();
        commit.puts().forEach((key, put) -> model.put(key, new StoredRecord(key, version, put)));
        commit.deletes().forEach(model::remove);
    }

    private Commit commitOf(Act act) {
        Commit.Builder commit = Commit.builder(act.parts().get(0).key().tenant());
        for (Part part : act.parts()) {
            Optional<Version> version =
                    Optional.ofNullable(model.get(part.key())).map(StoredRecord::version);
            if (part.expected() && act.truthful()) {
                version.ifPresentOrElse(at -> commit.expect(part.key(), at), () -> commit.expectAbsent(part.key()));
            } else if (part.expected()) {
                version.ifPresentOrElse(
                        at -> commit.expectAbsent(part.key()), () -> commit.expect(part.key(), Version.of(1, 1)));
            }
            part.text().ifPresent(text -> commit.put(part.key(), content(text)));
            if (part.deleted() && part.text().isEmpty()) {
                commit.delete(part.key());
            }
        }
        return commit.build();
    }

    private void then(Event event) {
        switch (event) {
            case REOPEN -> {
                store.close();
                store = FilePersonaStore.open(store.directory(), disk);
            }
            case COMPACT -> store.compact();
            case RESTORE -> {
                Path backup = Directories.copy(store.directory(), nextDirectory());
                store.close();
                store = FilePersonaStore.open(backup, disk);
            }
            case NOTHING -> {}
        }
    }

    private Path nextDirectory() {
        return parent.resolve("store-" + ++directories);
    }
}
