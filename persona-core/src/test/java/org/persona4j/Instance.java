package org.persona4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.SimulatedCrash;

/**
 * A process of its own among those that use a store.
 *
 * @param personas its engine
 * @param faults what stands between it and the store
 */
record Instance(Personas personas, FaultInjectingStore faults) {
    /** Makes a call during which the process dies, and stays dead. */
    void diesIn(Consumer<Personas> call) {
        assertThatThrownBy(() -> call.accept(personas)).isInstanceOf(SimulatedCrash.class);
    }
}
