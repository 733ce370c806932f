package org.persona4j.store.tck.fault;

/**
 * Says that the calling process is dead as far as a {@link FaultInjectingStore} is concerned.
 *
 * <p>An error and not an exception: no {@code catch} that means to deal with a failing store deals with it, as none deals
 * with the end of a process. What a {@code finally} still asks of the store fails in the same way, until
 * {@link FaultInjectingStore#recover()}.
 */
public class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("the process is dead until it recovers");
    }
}
