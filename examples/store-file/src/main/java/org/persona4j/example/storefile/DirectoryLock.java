package org.persona4j.example.storefile;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.persona4j.store.StoreUnavailableException;

/**
 * The right to be the only store over a directory, until it is closed or the process ends in whatever way.
 *
 * <p>Between processes a lock on the file {@code lock} keeps it. Within one, a set of directories does, because to open
 * and close that file a second time would give the first lock back on some systems.
 */
record DirectoryLock(Path directory, FileChannel file) implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /**
     * Takes the lock of a directory that exists.
     *
     * @throws StoreUnavailableException if a store holds it, in this process or another
     */
    static DirectoryLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD.add(real)) {
            throw new StoreUnavailableException(directory + " is open in this process already", null);
        }
        try {
            FileChannel file = FileChannel.open(real.resolve("lock"), CREATE, WRITE);
            if (file.tryLock() != null) {
                return new DirectoryLock(real, file);
            }
            file.close();
            throw new StoreUnavailableException(directory + " is open in another process", null);
        } catch (IOException | RuntimeException e) {
            HELD.remove(real);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            HELD.remove(directory);
        }
    }
}
