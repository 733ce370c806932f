package org.persona4j.store.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.persona4j.store.tck.history.History;
import org.persona4j.store.tck.history.HistoryCheck;

/** The test that looks for one order in all that several random clients were told. */
abstract class HistoryRules extends StoreUnderTest {

    private static final int CLIENTS = 3;

    HistoryRules(PersonaStoreContract contract) {
        super(contract);
    }

    @RepeatedTest(value = 3, name = "{displayName}, run {currentRepetition} of {totalRepetitions}")
    @Tag("S1.1")
    @DisplayName("S1.1 One order explains everything that several clients saw, wrote and were refused")
    void oneOrderExplainsEverything(TestReporter reporter) {
        assertOneOrder(List.of(this), CLIENTS, 20 * laps(), Seed.reportedTo(reporter));
    }

    /**
     * Runs random clients and asserts that one order explains what they were told.
     *
     * @param stores the stores they use in turn, all over the same records
     * @param clients how many clients there are
     * @param steps how many times each reads and perhaps commits
     * @param seed where their questions come from
     */
    static void assertOneOrder(List<? extends Words> stores, int clients, int steps, Seed seed) {
        AtomicLong clock = new AtomicLong();
        SplittableRandom random = seed.random();
        List<RandomTransactions> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(new RandomTransactions(i, stores.get(i % stores.size()), clock, random.split()));
        }

        Race.run(1, all.stream().map(client -> runnerOf(client, steps)).toList());
        all.forEach(RandomTransactions::readAll);

        History history = all.stream()
                .map(RandomTransactions::history)
                .reduce(History::and)
                .orElseThrow();
        HistoryCheck.violationIn(history).ifPresent(words -> Assertions.fail("%s%n(%s)", words, seed));
    }

    private static Race.Runner runnerOf(RandomTransactions client, int steps) {
        return lap -> {
            for (int i = 0; i < steps; i++) {
                client.step();
            }
        };
    }
}
