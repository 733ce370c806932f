package org.persona4j.example.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.persona4j.optin.OutgoingMessage;

/**
 * A file to which messages are written as they come, one a line, so that none is lost when the program dies after it. Holds personal
 * data. Not thread-safe.
 */
final class MessageFile implements AutoCloseable {
    private final Path place;
    private final BufferedWriter writer;
    private int count;

    private MessageFile(Path place, BufferedWriter writer) {
        this.place = place;
        this.writer = writer;
    }

    /**
     * Opens a file.
     *
     * @param place where
     * @param goesOn whether what is in it stays, as more is written of the same
     * @throws InputException if it cannot be written
     */
    static MessageFile open(Path place, boolean goesOn) {
        try {
            return new MessageFile(
                    place,
                    Files.newBufferedWriter(
                            place,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** Writes a message. */
    void add(OutgoingMessage message) {
        try {
            new MessageLines(List.of(message)).writeTo(writer);
            writer.flush();
            count++;
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** How many messages were written. */
    int count() {
        return count;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    private static InputException failed(Path place, IOException e) {
        return new InputException(
                "the output " + place + " cannot be written: " + e.getClass().getSimpleName(), e);
    }
}
