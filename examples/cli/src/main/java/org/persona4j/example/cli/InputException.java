package org.persona4j.example.cli;

/** Thrown when what the user gave makes the run impossible: nothing is done, the message says why, the exit code is 2. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
