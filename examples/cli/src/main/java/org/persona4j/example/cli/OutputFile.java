package org.persona4j.example.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written as a whole or not at all: under another name beside its place, then moved there. What is not a plain
 * file (a terminal, a pipe) is written to directly.
 */
final class OutputFile {
    private final Path target;

    private OutputFile(Path target) {
        this.target = target;
    }

    /** What writes the content. */
    interface Content {
        /** Writes it all. */
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * The file at this place.
     *
     * @param place where
     * @param input the file that is read, which must not be overwritten
     * @throws InputException if it certainly cannot be written
     */
    static OutputFile at(Path place, Path input) {
        try {
            Path target = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath();
            Path folder = target.getParent();
            if (Files.isDirectory(target)) {
                throw new InputException("the output " + place + " is a directory");
            }
            if (folder == null || !Files.isDirectory(folder)) {
                throw new InputException("there is no folder for the output " + place);
            }
            if (Files.isRegularFile(target) && Files.exists(input) && Files.isSameFile(target, input)) {
                throw new InputException("the output " + place + " is the input; choose another name");
            }
            if (isPlain(target) && !Files.isWritable(folder)) {
                throw new InputException("the folder of the output " + place + " may not be written to");
            }
            return new OutputFile(target);
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    private static boolean isPlain(Path target) {
        return !Files.exists(target) || Files.isRegularFile(target);
    }

    /**
     * Writes the file.
     *
     * @throws InputException if it cannot be written; what was there before is then still there
     */
    void write(Content content) {
        try {
            if (isPlain(target)) {
                writeBeside(content);
            } else {
                writeTo(target, content);
            }
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private void writeBeside(Content content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path beside = Files.createFile(java.util.Objects.requireNonNull(folder)
                .resolve("." + target.getFileName() + "."
                        + ProcessHandle.current().pid() + ".part"));
        try {
            writeTo(beside, content);
            try {
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void writeTo(Path file, Content content) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            content.writeTo(writer);
        }
    }

    private static InputException failed(Path place, IOException e) {
        return new InputException(
                "the output " + place + " cannot be written: " + e.getClass().getSimpleName(), e);
    }
}
