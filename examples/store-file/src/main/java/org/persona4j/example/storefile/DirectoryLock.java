package org.persona4j.example.storefile;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.persona4j.store.StoreUnavailableException;

/**
 * The right to be the only store over a directory, until it is closed or the process ends in whatever way.
 *
 * <p>Between processes a lock on the file {@code lock} keeps it. Within one, a map of directories does, because to open
 * and close that file a second time would give the first lock back on some systems.
 */
record DirectoryLock(Path directory, FileChannel file) implements Closeable {

    private static final Map<Path, FileChannel> HELD = new HashMap<>();

    /**
     * Takes the lock of a directory that exists.
     *
     * @throws StoreUnavailableException if a store holds it, in this process or another
     */
    static DirectoryLock take(Path directory) throws IOException {
        synchronized (HELD) {
            Path real = directory.toRealPath();
            if (HELD.containsKey(real)) {
                throw new StoreUnavailableException(directory + " is open in this process already", null);
            }
            FileChannel file = FileChannel.open(real.resolve("lock"), CREATE, WRITE);
            if (file.tryLock() == null) {
                file.close();
                throw new StoreUnavailableException(directory + " is open in another process", null);
            }
            HELD.put(real, file);
            return new DirectoryLock(real, file);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(directory, file); // once: closed again, it leaves the next one its lock
            file.close();
        }
    }
}
