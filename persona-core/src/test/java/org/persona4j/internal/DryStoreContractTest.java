package org.persona4j.internal;

import org.persona4j.store.PersonaStore;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.tck.PersonaStoreContract;

/** A dry store over an empty one is a store. */
class DryStoreContractTest extends PersonaStoreContract {
    @Override
    protected PersonaStore createStore() {
        return new DryStore(new InMemoryPersonaStore());
    }

    /** Few: nothing of it races, as all calls take turns. */
    @Override
    protected int laps() {
        return 60;
    }
}
