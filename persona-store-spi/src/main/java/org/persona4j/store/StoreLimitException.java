package org.persona4j.store;

/**
 * Says that a call was over a limit the store states, and was refused before anything was sent.
 *
 * <p>Trying again is of no use: the call has to be cut into smaller ones.
 */
public class StoreLimitException extends PersonaStoreException {

    private static final long serialVersionUID = 1L;

    private StoreLimitException(String message) {
        super(message);
    }

    /**
     * Returns the error for one limit.
     *
     * @param limit the name of the limit, as in {@link StoreLimits}
     * @param allowed what the store allows
     * @param asked what the call asked for
     * @return the error
     */
    public static StoreLimitException of(String limit, long allowed, long asked) {
        return new StoreLimitException(limit + " is " + allowed + ", but the call has " + asked);
    }
}
