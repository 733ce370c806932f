package org.persona4j.error;

/**
 * Thrown when nobody can go on reading changes from a cursor, because what comes next is not kept any more, or the cursor is of another
 * feed. The reader starts afresh: it takes a new cursor, reads everybody there is, and follows from there.
 */
public final class ChangesGoneException extends PersonaException {
    private static final long serialVersionUID = 1L;

    /** With why. */
    public ChangesGoneException(String why) {
        super("changes cannot be read on from this cursor, start afresh: " + why);
    }
}
