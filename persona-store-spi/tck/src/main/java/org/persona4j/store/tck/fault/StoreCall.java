package org.persona4j.store.tck.fault;

/** A kind of call that a store can be asked to fail. */
public enum StoreCall {
    /** {@link org.persona4j.store.PersonaStore#read}. */
    READ,
    /** {@link org.persona4j.store.PersonaStore#scan}. */
    SCAN,
    /** {@link org.persona4j.store.PersonaStore#commit}. */
    COMMIT
}
