package org.persona4j.example.storefile;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.Capabilities;
import org.persona4j.store.tck.PersonaStoreContract;

class FilePersonaStoreContractTest extends PersonaStoreContract {

    @TempDir
    private Path parent;

    private final AtomicInteger directories = new AtomicInteger();
    private final Map<PersonaStore, WatchedDisk> disks = new ConcurrentHashMap<>();

    @Override
    protected PersonaStore createStore() {
        return open(newDirectory());
    }

    /** Fifty in the default build, because a force may take milliseconds; the kit's own 500 in the profile long. */
    @Override
    protected int laps() {
        return 50 * Integer.getInteger("persona.tries.factor", 1);
    }

    @Override
    protected Capabilities capabilities() {
        return Capabilities.none()
                .withReopening(closed -> open(directoryOf(closed)))
                .withCrashing(this::crash)
                .withRestoring(this::backUp);
    }

    /** A dead process writes no more and unlocks nothing: its disk stands still, and its directory is found elsewhere. */
    private PersonaStore crash(PersonaStore store) {
        requireNonNull(disks.get(store)).watch(step -> {
            throw new IOException("the process is dead");
        });
        Path remains = Directories.copy(directoryOf(store), newDirectory());
        store.close();
        return open(remains);
    }

    private Supplier<PersonaStore> backUp(PersonaStore store) {
        Path backup = Directories.copy(directoryOf(store), newDirectory());
        return () -> open(backup);
    }

    private PersonaStore open(Path directory) {
        WatchedDisk disk = new WatchedDisk();
        PersonaStore store = FilePersonaStore.open(directory, disk);
        disks.put(store, disk);
        return store;
    }

    private Path newDirectory() {
        return parent.resolve("store-" + directories.incrementAndGet());
    }

    private static Path directoryOf(PersonaStore store) {
        return ((FilePersonaStore) store).directory();
    }
}
