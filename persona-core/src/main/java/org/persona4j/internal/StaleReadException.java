package org.persona4j.internal;

/** Thrown inside the transaction loop when what was read does not fit together; the attempt is made again. */
final class StaleReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleReadException() {
        super("what was read does not fit together", null, false, false);
    }
}
