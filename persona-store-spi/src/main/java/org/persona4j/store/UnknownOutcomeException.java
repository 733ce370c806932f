package org.persona4j.store;

import org.jspecify.annotations.Nullable;

/**
 * Says that nobody knows what became of a commit: it may have taken effect, or may yet.
 *
 * <p>A store never repeats such a commit by itself. The caller settles it by trying again with a record that the commit
 * expects absent and writes: of the two at most one lands. Reading that record as absent proves nothing, because the
 * first may land later.
 */
public class UnknownOutcomeException extends PersonaStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message what is wrong, without content
     * @param cause what the store's own engine said, or null if there is nothing to tell
     */
    public UnknownOutcomeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
