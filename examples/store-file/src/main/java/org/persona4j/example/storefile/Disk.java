package org.persona4j.example.storefile;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The operations that change files or make changes last. A test gives the store one that fails or dies in the middle.
 *
 * <p>None of them uses a {@link java.nio.channels.FileChannel}: it closes itself, and leaves a write half done, when the
 * thread that uses it is interrupted.
 */
class Disk {

    /** Writes bytes at a place in a file. They last once {@link #force} has returned. */
    void write(RandomAccessFile file, long at, byte[] bytes) throws IOException {
        file.seek(at);
        file.write(bytes);
    }

    /** Cuts a file to a length. */
    void cut(RandomAccessFile file, long length) throws IOException {
        file.setLength(length);
    }

    /** Returns when all that was done to a file lasts. If it fails once, nobody knows what lasts: never just try again. */
    void force(RandomAccessFile file) throws IOException {
        file.getFD().sync();
    }

    /** Gives a file the name of another, whose place it takes, at one moment. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
    }

    /** Returns when the names in a directory last. */
    void forceDirectory(Path directory) throws IOException {
        try (AsynchronousFileChannel names = AsynchronousFileChannel.open(directory, READ)) {
            names.force(true);
        }
    }
}
