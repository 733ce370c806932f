package org.persona4j.example.storefile;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of entries, each of which lasts before the next is begun.
 *
 * <p>So a crash can only damage the last entry. One that is not whole is its torn tail, never acknowledged, if nothing
 * whole follows. Everything else is damage, and the log does not open: to cut there would lose what was acknowledged. A
 * log gets its name with at least one entry in it, so that there is always one to go by.
 *
 * <p>For one thread at a time. The README of this module has the format.
 *
 * @param disk makes the file change, and changes last
 * @param file the file, which ends where the last entry does
 * @param mark what every entry of this log bears, and no other
 */
record Log(Disk disk, RandomAccessFile file, long mark) implements Closeable {

    static final String NAME = "records.log";

    /** A log that has not got its name yet, and is nothing until it has. */
    static final String UNFINISHED_NAME = "records.log.new";

    /** The most bytes in one entry. What is longer than an entry can be is no torn tail. */
    static final int MAX_PAYLOAD_BYTES = 32 << 20;

    static final int HEADER_BYTES = 16;
    static final int ENTRY_HEADER_BYTES = 16;
    /** The payload of an entry that changes nothing, and says that all before it was whole. */
    static final byte[] SEAL = {};

    private static final int MAX_ENTRY_BYTES = ENTRY_HEADER_BYTES + MAX_PAYLOAD_BYTES;

    /** PERSONA, and the number of the format. */
    private static final long MAGIC = 0x504552534F4E4101L;

    private static final Logger LOG = LoggerFactory.getLogger(Log.class);

    /** Takes the payloads of a log that is opened, except those of seals. */
    interface Replay {
        void accept(byte[] payload) throws IOException;
    }

    /**
     * Opens the log in a directory, tells what it holds, and cuts a torn tail off. If there is none it is written.
     *
     * @param replay takes the payload of each entry, in order
     * @throws PersonaStoreException if the file is damaged, newer than this class, or no log; it says where
     */
    static Log open(Disk disk, Path directory, Replay replay) throws IOException {
        Path path = directory.resolve(NAME);
        Files.deleteIfExists(directory.resolve(UNFINISHED_NAME));
        if (!Files.exists(path)) {
            return write(disk, directory, List.of());
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            InputStream from = new BufferedInputStream(new FileInputStream(file.getFD()), 1 << 16);
            Log log = new Log(disk, file, readMark(from, path));
            log.replay(from, path, replay);
            disk.force(file); // what a dead process wrote may not last yet, and is about to be read
            disk.forceDirectory(directory);
            return log;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static long readMark(InputStream from, Path path) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(Arrays.copyOf(from.readNBytes(HEADER_BYTES), HEADER_BYTES));
        long magic = header.getLong();
        if (magic != MAGIC) {
            String other = " has format " + (magic & 0xFF) + ", this reads " + (MAGIC & 0xFF);
            boolean isLog = magic >> Byte.SIZE == MAGIC >> Byte.SIZE;
            throw new PersonaStoreException(path + (isLog ? other : " is no log of this store"));
        }
        return header.getLong();
    }

    private void replay(InputStream from, Path path, Replay replay) throws IOException {
        long end = HEADER_BYTES;
        for (byte[] payload = next(from); payload != null; payload = next(from)) {
            if (payload.length > SEAL.length) {
                replay.accept(payload);
            }
            end += ENTRY_HEADER_BYTES + payload.length;
        }
        long tail = file.length() - end;
        if (end == HEADER_BYTES || tail > MAX_ENTRY_BYTES || holdsEntry(from, tail)) {
            throw new PersonaStoreException(path + " is damaged at offset " + end + "; nothing was changed");
        }
        if (tail > 0) {
            LOG.warn("{}: cut a torn tail of {} bytes at offset {}", path, tail, end);
            disk.cut(file, end);
        }
    }

    private boolean holdsEntry(InputStream from, long tail) throws IOException {
        for (long rest = tail; rest > 0; rest--) {
            from.skipNBytes(1);
            if (next(from) != null) {
                return true;
            }
        }
        return false;
    }

    /** Reads an entry and returns its payload. If none begins here that is whole, reads nothing and returns null. */
    private byte @Nullable [] next(InputStream from) throws IOException {
        from.mark(MAX_ENTRY_BYTES);
        ByteBuffer header = ByteBuffer.wrap(from.readNBytes(ENTRY_HEADER_BYTES));
        if (header.capacity() == ENTRY_HEADER_BYTES && header.getLong(4) == mark) {
            byte[] payload = from.readNBytes(Math.max(0, Math.min(header.getInt(12), MAX_PAYLOAD_BYTES)));
            if (header.equals(ByteBuffer.wrap(entry(payload), 0, ENTRY_HEADER_BYTES))) {
                return payload;
            }
        }
        from.reset();
        return null;
    }

    /** Returns the whole entry of a payload. */
    private byte[] entry(byte[] payload) {
        ByteBuffer entry = ByteBuffer.allocate(ENTRY_HEADER_BYTES + payload.length);
        entry.putInt(0).putLong(mark).putInt(payload.length).put(payload);
        CRC32C checksum = new CRC32C();
        checksum.update(entry.flip().position(Integer.BYTES));
        return entry.putInt(0, (int) checksum.getValue()).array();
    }

    /**
     * Writes a log of these records, and gives it the name of the one that is in the directory, if there is one.
     *
     * @return the new log
     * @throws StoreUnavailableException if it has not got the name
     * @throws IOException if nobody knows which of the two has it
     */
    static Log write(Disk disk, Path directory, Collection<StoredRecord> records) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED_NAME);
        RandomAccessFile file = new RandomAccessFile(unfinished.toFile(), "rw");
        try {
            Log log = new Log(disk, file, new SecureRandom().nextLong());
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC).putLong(log.mark);
            disk.cut(file, 0);
            disk.write(file, 0, header.array());
            long end = HEADER_BYTES;
            for (StoredRecord record : records) {
                byte[] entry = log.entry(WrittenCommit.encode(record));
                disk.write(file, end, entry);
                end += entry.length;
            }
            log.append(SEAL);
            disk.rename(unfinished, directory.resolve(NAME));
            disk.forceDirectory(directory);
            return log;
        } catch (IOException | StoreUnavailableException e) {
            file.close();
            if (Files.deleteIfExists(unfinished)) {
                throw new StoreUnavailableException("the log could not be written anew and is as it was", e);
            }
            throw e;
        }
    }

    /**
     * Writes an entry, and returns when it lasts.
     *
     * @throws StoreUnavailableException if nothing of it is in the file; the log can go on
     * @throws IOException if nobody knows; the log must not go on
     */
    void append(byte[] payload) throws IOException {
        long end = file.length();
        boolean written = false;
        try {
            disk.write(file, end, entry(payload));
            written = true;
            disk.force(file);
        } catch (IOException e) {
            disk.cut(file, end);
            if (written) {
                throw e; // cut all the same, or the next opening could read from memory what never reached the disk
            }
            disk.force(file);
            throw new StoreUnavailableException("the disk took no more, nothing was written", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
