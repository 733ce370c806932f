package org.persona4j.example.storefile;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.Capabilities;
import org.persona4j.store.tck.PersonaStoreContract;

class FilePersonaStoreContractTest extends PersonaStoreContract {

    @TempDir
    private Path directory;

    private final AtomicInteger stores = new AtomicInteger();

    @Override
    protected PersonaStore createStore() {
        return FilePersonaStore.open(directory.resolve("store-" + stores.incrementAndGet()));
    }

    @Override
    protected Capabilities capabilities() {
        return Capabilities.none()
                .withReopening(closed -> FilePersonaStore.open(((FilePersonaStore) closed).directory()));
    }
}
