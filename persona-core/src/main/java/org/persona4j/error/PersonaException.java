package org.persona4j.error;

/** What the engine throws, errors of a store and of the caller's arguments aside. Messages hold no personal data. */
public abstract class PersonaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PersonaException(String message) {
        super(message);
    }

    PersonaException(String message, Throwable cause) {
        super(message, cause);
    }
}
