package org.persona4j.store.tck.proof;

import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.Capabilities;
import org.persona4j.store.tck.PersonaStoreContract;

/** The store that broken ones are made from keeps the contract: what the kit finds is the break. */
class StepwiseStoreContractTest extends PersonaStoreContract {

    @Override
    protected PersonaStore createStore() {
        return new StepwiseStore();
    }

    @Override
    protected Capabilities capabilities() {
        return new StepwiseStore().capabilities();
    }
}
