package org.persona4j.example.storefile;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.Version;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable store in one directory: a commit is in a log on the disk before it is acknowledged, and in a memory store
 * from then on, where it is read.
 *
 * <p>Reads and scans never wait for the disk and see only what lasts. Commits wait for it, one after the other. One store
 * at a time is open over a directory. The log grows with every commit until {@link #compact()}.
 *
 * <p>An error after which nobody knows what the disk holds stops the store: the commits under way are of unknown outcome,
 * and every later call is unavailable. Opening the store again finds out.
 *
 * <p>Safe for use by many threads. No call answers to an interrupt; it is done, and the interrupt is kept.
 *
 * <pre>{@code
 * try (FilePersonaStore store = FilePersonaStore.open(Path.of("/var/lib/personas"))) {
 *     RecordKey key = RecordKey.of("green-leaf", "note", "1");
 *     store.commit(Commit.builder("green-leaf").expectAbsent(key).put(key, Content.ofBytes(bytes)).build());
 * }
 * }</pre>
 */
public final class FilePersonaStore implements PersonaStore {

    /** What one call may ask. A commit of as much as they allow fits into one entry of the log. */
    public static final StoreLimits LIMITS = new StoreLimits(StoreLimits.NONE, 10_000, 16 << 20, 16 << 20);

    private static final Logger LOG = LoggerFactory.getLogger(FilePersonaStore.class);

    private static final String STOPPED = "the store stopped at an error of the disk; open it again";

    private final Path directory;
    private final Disk disk;
    private final DirectoryLock lock;

    /** What lasts, to be read: for each record one of the same key, whose content is the record. */
    private final PersonaStore memory = new InMemoryPersonaStore();

    /** The same for those who write: what expectations are held against, and what a new log is made of. */
    private final Map<RecordKey, StoredRecord> present = new HashMap<>();

    /** What makes the versions of this opening different from those of every other, also of a copy of the directory. */
    private final long epoch = new SecureRandom().nextLong();

    private long commits;
    private Log log;

    /** What every call is refused with, once it is closed or stopped. */
    private volatile @Nullable Supplier<PersonaStoreException> refusal;

    private FilePersonaStore(Path directory, Disk disk) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.disk = disk;
        lock = DirectoryLock.take(directory);
        try {
            log = Log.open(disk, directory, this::remember);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the store over a directory.
     *
     * @param directory the directory; made if it is missing, a new store if it is empty
     * @return the store, which the caller closes
     * @throws StoreUnavailableException if another store is open over the directory, or the disk fails
     * @throws PersonaStoreException if the log in the directory is damaged or of a newer version; the message says where
     */
    public static FilePersonaStore open(Path directory) {
        return open(directory, new Disk());
    }

    static FilePersonaStore open(Path directory, Disk disk) {
        try {
            return new FilePersonaStore(directory, disk);
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot open the store in " + directory, e);
        }
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        requireOpen();
        return memory.read(keys).values().stream()
                .map(WrittenCommit::recordIn)
                .collect(toUnmodifiableMap(StoredRecord::key, record -> record));
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        requireOpen();
        RecordPage page = memory.scan(scan);
        var records = page.records().stream().map(WrittenCommit::recordIn).toList();
        return page.next().map(next -> RecordPage.of(records, next)).orElseGet(() -> RecordPage.last(records));
    }

    @Override
    public synchronized Version commit(Commit commit) {
        requireOpen();
        LIMITS.checkCommit(commit);
        requireExpected(commit);
        Version version = Version.of(epoch, ++commits);
        try {
            if (!commit.puts().isEmpty() || !commit.deletes().isEmpty()) {
                byte[] written = WrittenCommit.encode(commit, version);
                log.append(written);
                remember(written);
            }
            return version;
        } catch (IOException | Error e) {
            refusal = () -> new StoreUnavailableException(STOPPED, e);
            throw new UnknownOutcomeException(STOPPED, e);
        }
    }

    private void requireExpected(Commit commit) {
        Set<RecordKey> losers = new LinkedHashSet<>(commit.expectations().keySet());
        losers.removeIf(key -> Optional.ofNullable(present.get(key))
                .map(StoredRecord::version)
                .equals(commit.expectations().get(key)));
        if (!losers.isEmpty()) {
            throw new CommitConflictException(losers);
        }
    }

    /** Takes what is in the log into memory, where it is seen from then on. */
    private void remember(byte[] written) throws IOException {
        Commit commit = WrittenCommit.decode(written);
        memory.commit(commit);
        present.putAll(read(commit.puts().keySet()));
        present.keySet().removeAll(commit.deletes());
    }

    /**
     * Writes the log anew with the present records and nothing else: afterwards no byte of what was deleted or replaced is
     * in the directory. Commits wait meanwhile, reads do not. A crash at any moment leaves the old log or the new one.
     *
     * @throws StoreUnavailableException if the disk fails. As long as the new log has not got its name, as when there is
     *     no space for it, the store goes on with the old one
     * @throws StoreClosedException if the store is closed
     */
    public synchronized void compact() {
        requireOpen();
        try {
            Log old = log;
            log = Log.write(disk, directory, present.values());
            old.close();
        } catch (IOException e) {
            refusal = () -> new StoreUnavailableException(STOPPED, e);
            throw new StoreUnavailableException(STOPPED, e);
        }
    }

    @Override
    public StoreLimits limits() {
        return LIMITS;
    }

    /**
     * Returns the directory the store was opened over.
     *
     * @return the directory
     */
    public Path directory() {
        return directory;
    }

    @Override
    public synchronized void close() {
        boolean inOrder = refusal == null;
        refusal = StoreClosedException::new;
        memory.close();
        try (lock;
                Log last = log) {
            if (inOrder) {
                last.append(Log.SEAL);
            }
        } catch (IOException | StoreUnavailableException e) {
            LOG.warn("{} was not closed in order", directory, e);
        }
    }

    private void requireOpen() {
        if (refusal != null) {
            throw refusal.get();
        }
    }
}
