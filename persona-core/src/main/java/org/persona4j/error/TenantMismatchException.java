package org.persona4j.error;

/** Thrown when the records of a tenant were made with another hash key, by other identity rules or in a later format. */
public final class TenantMismatchException extends PersonaException {
    private static final long serialVersionUID = 1L;

    /** With what does not match. */
    public TenantMismatchException(String message) {
        super(message);
    }
}
