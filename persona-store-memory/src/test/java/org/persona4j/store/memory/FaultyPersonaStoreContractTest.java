package org.persona4j.store.memory;

import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.PersonaStoreContract;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;

/** The store that goes wrong on purpose is itself a store, as long as nothing goes wrong. */
class FaultyPersonaStoreContractTest extends PersonaStoreContract {

    @Override
    protected PersonaStore createStore() {
        return new FaultInjectingStore(new InMemoryPersonaStore(), Faults.none());
    }

    /** Few: the races are run in full over the store inside. */
    @Override
    protected int laps() {
        return 100;
    }
}
