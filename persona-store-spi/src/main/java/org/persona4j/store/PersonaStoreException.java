package org.persona4j.store;

import org.jspecify.annotations.Nullable;

/**
 * The root of the errors of a store.
 *
 * <p>Messages hold keys, numbers and reasons, never content. A mistake of the caller (a missing argument, keys of two
 * tenants in one read) is not of this kind: it is a {@link NullPointerException} or an {@link IllegalArgumentException}.
 */
public class PersonaStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message what is wrong, without content
     */
    public PersonaStoreException(String message) {
        super(message);
    }

    /**
     * Makes the error.
     *
     * @param message what is wrong, without content
     * @param cause what the store's own engine said, or null if there is nothing to tell
     */
    public PersonaStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
