package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.history.Happened;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Life;
import org.persona4j.testkit.history.Step;

/** Among many histories there is enough of everything. */
class HistoriesTest {
    private static final int MANY = 600;

    private static Life live(History history) {
        return history.run(new InMemoryPersonaStore());
    }

    @Test
    void twoInThreeHistoriesHaveAMerge() {
        List<History> histories = Samples.of(Histories.any(), MANY);

        long merging = histories.stream()
                .filter(history -> live(history).happened().stream().anyMatch(Happened::hasMerged))
                .count();

        assertThat(merging).isGreaterThan(MANY * 2 / 3);
    }

    @Test
    void everyStepThatThereIsIsMadeAndAnswered() {
        List<Happened> happened = Samples.of(Histories.any(), MANY).stream()
                .flatMap(history -> live(history).happened().stream())
                .toList();

        Set<Class<?>> answered = happened.stream()
                .filter(one -> one.outcome() instanceof Happened.Answered)
                .map(one -> one.step().getClass())
                .collect(Collectors.toSet());

        assertThat(answered).containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
    }
}
