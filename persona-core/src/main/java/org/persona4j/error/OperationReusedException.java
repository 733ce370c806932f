package org.persona4j.error;

/** Thrown when an operation id that stands for one request is used for another. Nothing was changed. */
public final class OperationReusedException extends PersonaException {
    private static final long serialVersionUID = 1L;

    /** Without the id, which is the caller's own. */
    public OperationReusedException() {
        super("this operation id was used for another request; nothing was changed");
    }
}
