package org.persona4j.error;

/** Thrown when a call is about a persona, profile or decision that does not exist. Nothing was changed. */
public final class NotFoundException extends PersonaException {
    private static final long serialVersionUID = 1L;

    /** With the kind of thing and its id. */
    public NotFoundException(String what) {
        super("there is no " + what);
    }
}
