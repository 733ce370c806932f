package org.persona4j.store.tck.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked of a store and what it answered, by a clock that gives each tick once. Immutable.
 *
 * @param transactions the reads and commits that succeeded, in any order
 * @param refusals the commits that met a conflict, in any order
 */
public record History(List<Transaction> transactions, List<Refusal> refusals) {

    /** Copies. */
    public History {
        transactions = List.copyOf(transactions);
        refusals = List.copyOf(refusals);
    }

    /** Returns this history and another, as one. */
    public History and(History other) {
        List<Transaction> allTransactions = new ArrayList<>(transactions);
        allTransactions.addAll(other.transactions);
        List<Refusal> allRefusals = new ArrayList<>(refusals);
        allRefusals.addAll(other.refusals);
        return new History(allTransactions, allRefusals);
    }
}
