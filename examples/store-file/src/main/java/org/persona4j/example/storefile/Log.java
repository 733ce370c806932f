package org.persona4j.example.storefile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
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
    private static final long MAGIC = 0x504552534F4E4100L;
    private static final int FORMAT = 1;

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
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC + FORMAT);
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
        entry.putLong(mark).putInt(payload.length).putInt(checksum(payload)).put(payload);
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
        } catch (IOException e) {
            disk.cut(file, before);
            disk.force(file);
            throw new StoreUnavailableException("the disk took no more, nothing was written", e);
        }
        try {
            disk.force(file);
        } catch (IOException e) {
            disk.cut(file, before); // or the next opening could read from memory what never reached the disk
            throw e;
        }
    }

    private int checksum(byte[] payload) {
        CRC32C checksum = new CRC32C();
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
        checksum.update(start.putLong(mark).putInt(payload.length).flip());
        checksum.update(payload);
        return (int) checksum.getValue();
    }

    private void readHeader() throws IOException {
        long magic = file.length() < HEADER_BYTES ? 0 : file.readLong();
        if (magic >>> 8 != MAGIC >>> 8) {
            throw new PersonaStoreException(path + " is no log of this store");
        }
        if (magic != MAGIC + FORMAT) {
            throw new PersonaStoreException(path + " has format " + (magic - MAGIC) + ", this reads " + FORMAT);
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
        if (end == HEADER_BYTES || !isTornTail()) {
            throw new PersonaStoreException(path + " is damaged at offset " + end + "; nothing was changed");
        }
        if (end < file.length()) {
            LOG.warn("{}: cut a torn tail of {} bytes at offset {}", path, file.length() - end, end);
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
        int length = header.getInt(8);
        if (header.getLong(0) != mark || length < 0 || length > most) {
            return null;
        }
        byte[] payload = read(at + ENTRY_HEADER_BYTES, length).array();
        return checksum(payload) == header.getInt(12) ? payload : null;
    }

    /** Returns whether what follows the last whole entry is short enough to be one entry and holds no whole one. */
    private boolean isTornTail() throws IOException {
        long length = file.length() - end;
        if (length > ENTRY_HEADER_BYTES + MAX_PAYLOAD_BYTES) {
            return false;
        }
        ByteBuffer tail = read(end, (int) length);
        for (int i = 1; i <= length - ENTRY_HEADER_BYTES; i++) {
            if (tail.getLong(i) == mark && payloadAt(end + i) != null) {
                return false;
            }
        }
        return true;
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
