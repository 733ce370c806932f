package org.persona4j.store.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.persona4j.store.PersonaStore;

/** A group of rules, with a store that is opened for each test of it. */
abstract class StoreUnderTest extends Words {

    private final PersonaStoreContract contract;
    private final List<PersonaStore> opened = new ArrayList<>();
    private PersonaStore store;

    StoreUnderTest(PersonaStoreContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void openStore() {
        store = toBeClosed(contract.createStore());
    }

    @AfterEach
    final void closeStores() {
        opened.forEach(PersonaStore::close);
        opened.clear();
    }

    private PersonaStore toBeClosed(PersonaStore open) {
        opened.add(open);
        return open;
    }

    @Override
    final PersonaStore store() {
        return store;
    }

    /** Returns how often each race is run. */
    final int laps() {
        return contract.laps();
    }

    final Capabilities capabilities() {
        return contract.capabilities();
    }

    /** Closes the store and opens its records again, or skips the test. */
    final void reopen() {
        var reopening = need(contract.capabilities().reopening(), "outlives its closing (withReopening)");
        store.close();
        store = toBeClosed(reopening.apply(store));
    }

    /** Leaves the store as a dying process does and opens its records again, or skips the test. */
    final void crash() {
        var crashing = need(contract.capabilities().crashing(), "outlives the death of its program (withCrashing)");
        store = toBeClosed(crashing.apply(store));
    }

    /** Backs the store up and returns what closes and restores it, or skips the test. */
    final Runnable backUp() {
        var restoring = need(contract.capabilities().restoring(), "has backups (withRestoring)");
        Supplier<PersonaStore> backup = restoring.apply(store);
        return () -> {
            store.close();
            store = toBeClosed(backup.get());
        };
    }

    /** Opens another store over the same records, or skips the test. */
    final Words another() {
        var sharing = need(contract.capabilities().sharing(), "can be open several times at once (withSharing)");
        return Words.of(toBeClosed(sharing.apply(store)));
    }

    /** Skips the test unless the store can do something. */
    static <T> T need(Optional<T> capability, String what) {
        Assumptions.assumeTrue(capability.isPresent(), () -> "needs a store that " + what);
        return capability.orElseThrow();
    }
}
