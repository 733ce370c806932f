package org.persona4j.store;

import org.jspecify.annotations.Nullable;

/**
 * Says that a store cannot answer now.
 *
 * <p>For a commit it always means that nothing was written and nothing will be: trying again is safe. A store whose
 * engine gives up without a reason first tries again by itself, a bounded number of times.
 */
public class StoreUnavailableException extends PersonaStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message what is wrong, without content
     * @param cause what the store's own engine said, or null if there is nothing to tell
     */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
