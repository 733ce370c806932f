package org.persona4j.store.memory;

import org.persona4j.store.PersonaStore;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.tck.PersonaStoreContract;

class CompactPersonaStoreContractTest extends PersonaStoreContract {

    @Override
    protected PersonaStore createStore() {
        return new InMemoryPersonaStore(StoreLimits.UNLIMITED, KeptContents.BYTES);
    }
}
