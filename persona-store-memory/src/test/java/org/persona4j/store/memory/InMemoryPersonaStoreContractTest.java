package org.persona4j.store.memory;

import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.PersonaStoreContract;

class InMemoryPersonaStoreContractTest extends PersonaStoreContract {

    @Override
    protected PersonaStore createStore() {
        return new InMemoryPersonaStore();
    }

    @Override
    protected int laps() {
        return super.laps() * Integer.getInteger("persona.tries.factor", 1);
    }
}
