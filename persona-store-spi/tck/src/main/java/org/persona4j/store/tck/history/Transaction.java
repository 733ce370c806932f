package org.persona4j.store.tck.history;

import java.util.Map;

/**
 * A read or commit that a store answered: what it saw, what it wrote, and when.
 *
 * <p>Every key that is written was seen too: the commit expected the state that it replaced. So the states of each key form
 * a chain, and nothing about the order of writes has to be guessed. Immutable.
 *
 * @param thread the number of the thread
 * @param invoked the tick before the call
 * @param returned the tick after the call, greater
 * @param saw the states read or expected, by key
 * @param wrote the states brought about, by key; each key is in {@code saw}
 */
public record Transaction(int thread, long invoked, long returned, Map<String, State> saw, Map<String, State> wrote) {

    /** Copies, and checks that the call took time and replaced only what it saw. */
    public Transaction {
        saw = Map.copyOf(saw);
        wrote = Map.copyOf(wrote);
        if (invoked >= returned) {
            throw new IllegalArgumentException("invoked must be less than returned");
        }
        if (!saw.keySet().containsAll(wrote.keySet())) {
            throw new IllegalArgumentException("wrote must not have a key that saw does not have");
        }
    }
}
