package org.persona4j.internal;

import org.persona4j.store.PersonaStore;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.tck.PersonaStoreContract;

/** A dry store over one that has records, some of which are deleted or overwritten on top, is a store, at the least limits. */
class DryOverRecordsContractTest extends PersonaStoreContract {
    @Override
    protected PersonaStore createStore() {
        return new HalfDryStore(new InMemoryPersonaStore(StoreLimits.MINIMUM));
    }

    /** Few: nothing of it races, as all calls take turns. */
    @Override
    protected int laps() {
        return 60;
    }
}
