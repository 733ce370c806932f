package org.persona4j.store.memory;

import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.PersonaStoreContract;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;

/** Delays, thin pages and empty ones break no rule. */
class NuisancePersonaStoreContractTest extends PersonaStoreContract {

    @Override
    protected PersonaStore createStore() {
        return new FaultInjectingStore(new InMemoryPersonaStore(), Faults.nuisances(1));
    }

    /** Few: the races are run in full over the store inside. */
    @Override
    protected int laps() {
        return 100;
    }
}
