package org.persona4j.store.tck.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.tck.history.PrecedenceGraph.Step;
import org.persona4j.store.tck.history.PrecedenceGraph.Why;

/**
 * The question whether one order of all transactions, which agrees with real time, explains what each of them saw.
 *
 * <p>Who came before whom is known of four kinds of pairs: who wrote a state before who saw it; who wrote a state before who
 * replaced it; who saw a state before who replaced it; who returned before who began. An order exists exactly if these
 * precedences have no cycle. Refusals are not ordered, but each has to be true at some moment of its call.
 *
 * <p>For one thread, for one history.
 */
public final class HistoryCheck {

    private final History history;
    private final List<Transaction> transactions;

    /** Who brought a state of a key about. */
    private final Map<Place, Integer> writers = new HashMap<>();

    /** Who replaced a state of a key. */
    private final Map<Place, Integer> replacers = new HashMap<>();

    private HistoryCheck(History history) {
        this.history = history;
        this.transactions = history.transactions();
    }

    /** One state of one key. */
    private record Place(String key, State state) {}

    /**
     * Looks for what no store that keeps the rules could have answered.
     *
     * @param history the history
     * @return what is wrong, in words, with the few transactions that show it; empty if nothing is
     */
    public static Optional<String> violationIn(History history) {
        HistoryCheck check = new HistoryCheck(history);
        return Optional.ofNullable(check.chains())
                .or(() -> Optional.ofNullable(check.unknownStates()))
                .or(check::cycle)
                .or(() -> Optional.ofNullable(check.untrueRefusals()));
    }

    /** Notes who wrote and who replaced each state, and returns what is wrong if there are two. */
    private @Nullable String chains() {
        for (int i = 0; i < transactions.size(); i++) {
            Transaction transaction = transactions.get(i);
            for (Map.Entry<String, State> write : transaction.wrote().entrySet()) {
                String key = write.getKey();
                Integer other = writers.putIfAbsent(new Place(key, write.getValue()), i);
                if (other != null) {
                    return new Telling(transactions).twice("were given one version", key, other, i);
                }
                Integer rival = replacers.putIfAbsent(placeSeen(transaction, key), i);
                if (rival != null) {
                    return new Telling(transactions).twice("replaced one state", key, rival, i);
                }
            }
        }
        return null;
    }

    /** Returns the state of a key that a transaction saw. */
    private static Place placeSeen(Transaction transaction, String key) {
        State seen = transaction.saw().get(key);
        if (seen == null) {
            throw new IllegalArgumentException("transaction must have seen " + key);
        }
        return new Place(key, seen);
    }

    private @Nullable String unknownStates() {
        for (int i = 0; i < transactions.size(); i++) {
            for (String key : transactions.get(i).saw().keySet()) {
                Place place = placeSeen(transactions.get(i), key);
                if (place.state.by() != null && !writers.containsKey(place)) {
                    return new Telling(transactions).unknown(key, i);
                }
            }
        }
        return null;
    }

    private Optional<String> cycle() {
        PrecedenceGraph graph = new PrecedenceGraph(transactions.size());
        for (int i = 0; i < transactions.size(); i++) {
            for (String key : transactions.get(i).saw().keySet()) {
                Place seen = placeSeen(transactions.get(i), key);
                addUnlessSame(graph, writers.get(seen), i, Why.WROTE, key);
                addUnlessSame(graph, i, replacers.get(seen), Why.SAW, key);
            }
        }
        addRealTime(graph);
        List<Step> cycle = graph.smallestCycle();
        return cycle.isEmpty() ? Optional.empty() : Optional.of(new Telling(transactions).cycle(cycle));
    }

    private static void addUnlessSame(
            PrecedenceGraph graph, @Nullable Integer from, @Nullable Integer to, Why why, String key) {
        if (from != null && to != null && !from.equals(to)) {
            graph.add(from, to, why, key);
        }
    }

    /**
     * Adds that who returned before who began. A chain of moments, one for each return, stands between, because there are
     * as many pairs as transactions squared.
     */
    private void addRealTime(PrecedenceGraph graph) {
        Integer[] byReturn = new Integer[transactions.size()];
        Arrays.setAll(byReturn, i -> i);
        Arrays.sort(
                byReturn,
                (a, b) -> Long.compare(
                        transactions.get(a).returned(), transactions.get(b).returned()));
        long[] returns = new long[byReturn.length];
        List<Integer> moments = new ArrayList<>();
        for (int rank = 0; rank < byReturn.length; rank++) {
            returns[rank] = transactions.get(byReturn[rank]).returned();
            moments.add(graph.addMoment());
            graph.addInTime(byReturn[rank], moments.get(rank));
            if (rank > 0) {
                graph.addInTime(moments.get(rank - 1), moments.get(rank));
            }
        }
        for (int i = 0; i < byReturn.length; i++) {
            int found = Arrays.binarySearch(returns, transactions.get(i).invoked());
            int before = (found < 0 ? -1 - found : found) - 1;
            if (before >= 0) {
                graph.addInTime(moments.get(before), i);
            }
        }
    }

    private @Nullable String untrueRefusals() {
        for (Refusal refusal : history.refusals()) {
            for (String key : refusal.expected().keySet()) {
                State expected = refusal.expected().getOrDefault(key, State.NEVER_WRITTEN);
                if (refusal.named().contains(key)) {
                    if (heldThroughout(new Place(key, expected), refusal)) {
                        return new Telling(transactions).refusal(refusal, key, "was named, though it held throughout");
                    }
                } else if (failedThroughout(new Place(key, expected), refusal)) {
                    return new Telling(transactions).refusal(refusal, key, "was not named, though it never held");
                }
            }
        }
        return null;
    }

    /** Returns whether a state was certainly there from before the call until after it. */
    private boolean heldThroughout(Place place, Refusal call) {
        Integer writer = writers.get(place);
        Integer replacer = replacers.get(place);
        boolean before = place.state.by() == null
                || (writer != null && transactions.get(writer).returned() < call.invoked());
        return before && (replacer == null || transactions.get(replacer).invoked() > call.returned());
    }

    /** Returns whether an expectation certainly failed from before the call until after it. */
    private boolean failedThroughout(Place place, Refusal call) {
        Integer replacer = replacers.get(place);
        if (replacer == null) {
            return false;
        }
        if (place.state.present()) {
            return transactions.get(replacer).returned() < call.invoked();
        }
        // Any absence serves, so only the record that ended this one can have been in the way for certain.
        State after = transactions.get(replacer).wrote().getOrDefault(place.key, State.NEVER_WRITTEN);
        return after.present() && heldThroughout(new Place(place.key, after), call);
    }
}
