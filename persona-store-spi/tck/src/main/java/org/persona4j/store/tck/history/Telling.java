package org.persona4j.store.tck.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Version;
import org.persona4j.store.tck.history.PrecedenceGraph.Step;

/** A violation told to people: transactions get letters and versions get small numbers, in the order of their mention. */
final class Telling {

    private final List<Transaction> transactions;
    private final Map<Integer, String> letters = new HashMap<>();
    private final Map<Version, String> numbers = new HashMap<>();

    Telling(List<Transaction> transactions) {
        this.transactions = transactions;
    }

    /** Tells of two transactions that did what only one can. */
    String twice(String what, String key, int first, int second) {
        return "Two commits " + what + " of " + key + ":" + transaction(first) + transaction(second);
    }

    /** Tells of a transaction that saw what no commit wrote. */
    String unknown(String key, int transaction) {
        return "A state of " + key + " was seen that no acknowledged commit brought about:" + transaction(transaction);
    }

    /** Tells of transactions that each came before the next, and the last before the first. */
    String cycle(List<Step> cycle) {
        StringBuilder text = new StringBuilder("No one order explains these " + cycle.size() + " transactions:");
        cycle.forEach(step -> text.append(transaction(step.from())));
        for (Step step : cycle) {
            String from = letter(step.from());
            String to = letter(step.to());
            text.append("\n  ")
                    .append(from)
                    .append(" came before ")
                    .append(to)
                    .append(": ")
                    .append(from);
            text.append(' ').append(because(step, to));
        }
        return text.toString();
    }

    private static String because(Step step, String to) {
        return switch (step.why()) {
            case WROTE -> "wrote the " + step.key() + " that " + to + " saw";
            case SAW -> "saw the " + step.key() + " that " + to + " replaced";
            case RETURNED -> "returned before " + to + " began";
        };
    }

    /** Tells of a conflict that is not true. */
    String refusal(Refusal refusal, String key, String what) {
        return "The expectation on " + key + " " + what + ":\n  thread " + refusal.thread() + ", ticks "
                + refusal.invoked() + " to " + refusal.returned() + ", expected " + states(refusal.expected())
                + ", conflict named " + refusal.named();
    }

    private String transaction(int index) {
        Transaction transaction = transactions.get(index);
        return "\n  " + letter(index) + ": thread " + transaction.thread() + ", ticks " + transaction.invoked() + " to "
                + transaction.returned() + ", saw " + states(transaction.saw())
                + (transaction.wrote().isEmpty() ? "" : ", wrote " + states(transaction.wrote()));
    }

    private String letter(int index) {
        return letters.computeIfAbsent(
                index, i -> letters.size() < 26 ? String.valueOf((char) ('A' + letters.size())) : "T" + letters.size());
    }

    private String states(Map<String, State> states) {
        StringJoiner text = new StringJoiner(", ");
        new TreeMap<>(states).forEach((key, state) -> text.add(key + " " + state(state)));
        return text.toString();
    }

    private String state(State state) {
        return state.by() == null
                ? "never written"
                : state.present() ? "at " + number(state.by()) : "deleted by " + number(state.by());
    }

    private String number(@Nullable Version version) {
        return version == null ? "" : numbers.computeIfAbsent(version, v -> "v" + (numbers.size() + 1));
    }
}
