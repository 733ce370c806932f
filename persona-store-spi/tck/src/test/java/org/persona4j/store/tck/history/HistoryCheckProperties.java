package org.persona4j.store.tck.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.persona4j.store.Version;

/** The law of the checker: it finds fault with a small history exactly if no order of it, each of them tried, will do. */
class HistoryCheckProperties {

    private static final int MOST_TRANSACTIONS = 6;
    private static final List<String> KEYS = List.of("x", "y", "z");

    @Property(tries = 4_000)
    void aHistoryIsInOrderIfSomeOrderOfItWillDo(@ForAll("histories") History history) {
        boolean explained = someOrderWillDo(history.transactions(), new HashMap<>());

        Statistics.label("explained")
                .collect(explained)
                .coverage(shares -> shares.check(true).percentage(share -> share > 10 && share < 90));
        assertThat(HistoryCheck.violationIn(history).isEmpty()).isEqualTo(explained);
    }

    /** Tries every transaction that may be first, and every order of the rest behind it. */
    private static boolean someOrderWillDo(List<Transaction> left, Map<String, State> states) {
        if (left.isEmpty()) {
            return true;
        }
        for (Transaction first : left) {
            boolean inTime = left.stream().allMatch(other -> other.returned() >= first.invoked());
            boolean seesTheStates = first.saw().entrySet().stream()
                    .allMatch(seen -> states.getOrDefault(seen.getKey(), State.NEVER_WRITTEN)
                            .equals(seen.getValue()));
            if (inTime && seesTheStates) {
                List<Transaction> rest = new ArrayList<>(left);
                rest.remove(first);
                Map<String, State> after = new HashMap<>(states);
                after.putAll(first.wrote());
                if (someOrderWillDo(rest, after)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Provide
    Arbitrary<History> histories() {
        return Arbitraries.randomValue(HistoryCheckProperties::history);
    }

    /** Returns a history that had an order, of which something may have been changed since. */
    private static History history(Random random) {
        int count = 1 + random.nextInt(MOST_TRANSACTIONS);
        Map<String, State> states = new HashMap<>();
        List<State> everSeen = new ArrayList<>(List.of(State.NEVER_WRITTEN));
        List<Transaction> transactions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Version version = Version.of(0, i + 1);
            Map<String, State> saw = new HashMap<>();
            Map<String, State> wrote = new HashMap<>();
            for (String key : KEYS) {
                if (random.nextInt(3) > 0) {
                    State state = states.getOrDefault(key, State.NEVER_WRITTEN);
                    boolean lie = random.nextInt(20) == 0;
                    saw.put(key, lie ? everSeen.get(random.nextInt(everSeen.size())) : state);
                    if (random.nextInt(3) == 0) {
                        wrote.put(key, state.present() ? State.deleted(version) : State.put(version));
                    }
                }
            }
            // Now and then the next one does not see what this one wrote, as if both had come at once.
            if (random.nextInt(6) > 0) {
                states.putAll(wrote);
            }
            everSeen.addAll(wrote.values());
            // Each tick is one transaction's alone, as a clock that counts gives them.
            long invoked = 20L * (10L * i - random.nextInt(30)) + 2L * i;
            long returned = 20L * (10L * i + random.nextInt(30)) + 2L * i + 1;
            transactions.add(new Transaction(i, invoked, returned, saw, wrote));
        }
        Collections.shuffle(transactions, random);
        return new History(transactions, List.of());
    }
}
