package org.persona4j;

import java.util.function.Function;
import org.persona4j.error.ContentionException;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.SimulatedCrash;

/**
 * Makes every call again, with the operation id it had, until it is answered; after a crash with a new engine. Not thread-safe.
 */
final class PersistentClient implements Client {
    private static final int MOST_TRIES = 1_000;

    private final String name;
    private final FaultInjectingStore store;
    private final Function<String, Personas> engines;
    private Personas personas;
    private int calls;
    private int crashes;

    /** A client of this name that makes engines, each given what its ids begin with. */
    PersistentClient(String name, FaultInjectingStore store, Function<String, Personas> engines) {
        this.name = name;
        this.store = store;
        this.engines = engines;
        this.personas = engines.apply(name + "-");
    }

    @Override
    public <T> T ask(Function<Personas, T> call) {
        String operation = name + "-op-" + calls++;
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            try {
                return call.apply(personas.withOperationId(operation));
            } catch (SimulatedCrash crash) {
                store.recover();
                personas = engines.apply(name + ++crashes + "-");
            } catch (StoreUnavailableException | UnknownOutcomeException | ContentionException again) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("no answer after " + MOST_TRIES + " tries");
    }

    @Override
    public boolean repeats() {
        return true;
    }
}
