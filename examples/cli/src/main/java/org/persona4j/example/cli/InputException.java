package org.persona4j.example.cli;

import java.nio.file.Path;
import org.persona4j.imports.UnreadableFileException;

/** Thrown when what the user gave makes the run impossible: nothing is done, the message says why, the exit code is 2. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** That a file cannot be read. */
    static InputException unreadable(Path file, UnreadableFileException why) {
        return why.reason() == UnreadableFileException.Reason.NO_SUCH_FILE
                ? new InputException("there is no file " + file, why)
                : new InputException(file + " " + why.getMessage(), why);
    }
}
