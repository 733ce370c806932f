package org.persona4j.store;

/** Says that a store was used after it was closed. For a commit it means that nothing was written or will be. */
public class StoreClosedException extends PersonaStoreException {

    private static final long serialVersionUID = 1L;

    /** Makes the error. */
    public StoreClosedException() {
        super("the store is closed");
    }
}
