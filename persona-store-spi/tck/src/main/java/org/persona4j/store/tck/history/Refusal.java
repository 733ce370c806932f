package org.persona4j.store.tck.history;

import java.util.Map;
import java.util.Set;

/**
 * A commit that met a conflict: what it expected and what the conflict named. Immutable.
 *
 * @param thread the number of the thread
 * @param invoked the tick before the call
 * @param returned the tick after the call, greater
 * @param expected the states expected, by key; of an absence any absence serves
 * @param named the keys that the conflict named
 */
public record Refusal(int thread, long invoked, long returned, Map<String, State> expected, Set<String> named) {

    /** Copies. */
    public Refusal {
        expected = Map.copyOf(expected);
        named = Set.copyOf(named);
    }
}
