package org.persona4j.example.storefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Directories of stores as other programs see them: copied, cut, damaged. */
final class Directories {

    private Directories() {}

    /** Copies the files of a directory, in use or not, into a new one, as a backup or a crash would keep them. */
    static Path copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (Path file : files(from)) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path log(Path directory) {
        return directory.resolve(Log.NAME);
    }

    static byte[] logBytes(Path directory) {
        return bytes(log(directory));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a directory, or the one that is there, hold a log of these bytes and nothing else. */
    static Path withLog(Path directory, byte[] log) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve(Log.UNFINISHED_NAME));
            Files.write(log(directory), log);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
