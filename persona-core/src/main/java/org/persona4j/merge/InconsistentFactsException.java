package org.persona4j.merge;

/**
 * Thrown when the facts do not fit together: they were not read at one moment, or an index is broken. The message holds ids
 * only.
 */
public final class InconsistentFactsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** With what does not fit. */
    public InconsistentFactsException(String message) {
        super(message);
    }
}
