package org.persona4j.example.storefile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.StoreUnavailableException;
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
 */
final class Log implements AutoCloseable {

    /** The most bytes in one entry. What is longer than an entry can be is no torn tail. */
    static final int MAX_PAYLOAD_BYTES = 32 << 20;

    static final int HEADER_BYTES = 16;
    static final int ENTRY_HEADER_BYTES = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Log.class);

    /** PERSONA, and the number of the format. */
    private static final long MAGIC = 0x504552534F4E4101L;

    private final Disk disk;
    private final Path path;
    private final RandomAccessFile file;
    private long mark = new SecureRandom().nextLong();
    private long end = HEADER_BYTES;

    /** Opens a file for a log. Says nothing of what it holds: see {@link #begin} and {@link #open}. */
    Log(Disk disk, Path path) throws IOException {
        this.disk = disk;
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Makes it an empty log, which lasts after the first {@link #append}. */
    void begin() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC);
        disk.cut(file, 0);
        disk.write(file, 0, header.putLong(mark).array());
    }

    /**
     * Opens a log, tells what it holds, and cuts a torn tail off.
     *
     * @param replay takes the payload of each entry, in order
     * @throws PersonaStoreException if the file is damaged, newer than this class, or no log; it says where
     */
    static Log open(Disk disk, Path path, Replay replay) throws IOException {
        Log log = new Log(disk, path);
        try {
            log.readHeader();
            log.replay(replay);
            disk.force(log.file); // what a dead process wrote may not last yet, and is about to be read
            return log;
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** Writes an entry, which lasts after the next {@link #append}. */
    void write(byte[] payload) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(ENTRY_HEADER_BYTES + payload.length);
        entry.putInt(0).putLong(mark).putInt(payload.length).put(payload);
        entry.putInt(0, checksum(entry.array()));
        disk.write(file, end, entry.array());
        end += entry.capacity();
    }

    /**
     * Writes an entry, and returns when it lasts.
     *
     * @throws StoreUnavailableException if nothing of it is in the file; the log can go on
     * @throws IOException if nobody knows; the log must not go on
     */
    void append(byte[] payload) throws IOException {
        long before = end;
        try {
            write(payload);
            disk.force(file);
        } catch (IOException e) {
            disk.cut(file, before);
            if (end > before) {
                throw e; // cut all the same, or the next opening could read from memory what never reached the disk
            }
            disk.force(file);
            throw new StoreUnavailableException("the disk took no more, nothing was written", e);
        }
    }

    /** Returns the checksum of an entry: of all that follows its own place. */
    private static int checksum(byte[] entry) {
        CRC32C checksum = new CRC32C();
        checksum.update(entry, Integer.BYTES, entry.length - Integer.BYTES);
        return (int) checksum.getValue();
    }

    private void readHeader() throws IOException {
        long magic = file.length() < HEADER_BYTES ? 0 : file.readLong();
        if (magic >> Byte.SIZE != MAGIC >> Byte.SIZE) {
            throw new PersonaStoreException(path + " is no log of this store");
        }
        if (magic != MAGIC) {
            throw new PersonaStoreException(path + " has format " + (magic & 0xFF) + ", this reads " + (MAGIC & 0xFF));
        }
        mark = file.readLong();
    }

    private void replay(Replay replay) throws IOException {
        for (byte[] payload = payloadAt(end); payload != null; payload = payloadAt(end)) {
            if (payload.length > 0) {
                replay.accept(payload);
            }
            end += ENTRY_HEADER_BYTES + payload.length;
        }
        long tail = file.length() - end;
        if (end == HEADER_BYTES || tail > ENTRY_HEADER_BYTES + MAX_PAYLOAD_BYTES || holdsEntry((int) tail)) {
            throw new PersonaStoreException(path + " is damaged at offset " + end + "; nothing was changed");
        }
        if (tail > 0) {
            LOG.warn("{}: cut a torn tail of {} bytes at offset {}", path, tail, end);
            disk.cut(file, end);
        }
    }

    /** Returns the payload of the entry at a place, or null if there is no whole one. */
    private byte @Nullable [] payloadAt(long at) throws IOException {
        long most = Math.min(MAX_PAYLOAD_BYTES, file.length() - at - ENTRY_HEADER_BYTES);
        if (most < 0) {
            return null;
        }
        ByteBuffer header = read(at, ENTRY_HEADER_BYTES);
        int length = header.getInt(12);
        if (header.getLong(4) != mark || length < 0 || length > most) {
            return null;
        }
        byte[] entry = read(at, ENTRY_HEADER_BYTES + length).array();
        return checksum(entry) == header.getInt(0) ? Arrays.copyOfRange(entry, ENTRY_HEADER_BYTES, entry.length) : null;
    }

    /** Returns whether there is a whole entry anywhere in what follows the last one that was replayed. */
    private boolean holdsEntry(int tail) throws IOException {
        ByteBuffer bytes = read(end, tail);
        for (int at = 1; at <= tail - ENTRY_HEADER_BYTES; at++) {
            if (bytes.getLong(at + Integer.BYTES) == mark && payloadAt(end + at) != null) {
                return true;
            }
        }
        return false;
    }

    private ByteBuffer read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Takes the payloads of a log that is opened, except empty ones. */
    interface Replay {
        void accept(byte[] payload) throws IOException;
    }
}
