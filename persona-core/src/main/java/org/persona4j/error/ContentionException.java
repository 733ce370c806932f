package org.persona4j.error;

/** Thrown when a call gave up because others were faster every time. Nothing was changed; the call can be made again. */
public final class ContentionException extends PersonaException {
    private static final long serialVersionUID = 1L;

    /** After that many attempts. */
    public ContentionException(int attempts) {
        super("gave up after " + attempts + " attempts, others were faster every time; nothing was changed");
    }
}
