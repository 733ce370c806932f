package org.persona4j.store.tck.proof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The column of RULES.md that says which other rules fail with a broken store is true.
 *
 * <p>A race can fail or not. So a rule said to fail always must fail in one of a few runs, a rule not said to fail must not fail
 * in all of them, and one said to fail sometimes may do as it likes. Where the runs were cut off it depends on the machine
 * what failed by then, and nothing is checked. Only in the profile {@code long}.
 */
class OtherFailuresTest {

    /** How long a run of the whole kit may take until it is cut off. */
    static final Duration LONGEST_RUN = Duration.ofSeconds(60);

    private static final int FEWEST_RUNS_TO_MEASURE = 2;

    /**
     * How long runs go on beyond the fewest. Two alone take most races for something that always fails, and so do the first
     * dozens in a process, as long as its code is slow.
     */
    static final Duration TIME_TO_MEASURE = Duration.ofSeconds(20);

    /** The most; so many that a race which was met by chance when it was measured has a chance here. */
    private static final int RUNS_TO_CHECK = 5;

    @BeforeAll
    static void onlyInLongRuns() {
        assumeTrue(Integer.getInteger("persona.tries.factor", 1) > 1, "the whole kit runs only in the profile long");
    }

    @TestFactory
    @DisplayName("The others that fail with a broken store are those listed")
    Stream<DynamicTest> theOthersAreThoseListed() {
        Map<String, Others> listed = RuleTable.keptOthers();
        return BrokenStore.all().stream()
                .map(store -> dynamicTest(store.name(), () -> {
                    if (RuleTable.isToBeWritten()) {
                        assumeTrue(!listed.containsKey(store.name()), "measured already");
                        listed.put(store.name(), measure(store));
                        RuleTable.keep(RuleTable.render(listed));
                    } else {
                        assumeTrue(listed.containsKey(store.name()), "not measured yet");
                        check(store, requireNonNull(listed.get(store.name())));
                    }
                }));
    }

    private static Others measure(BrokenStore store) {
        List<NavigableSet<String>> runs = new ArrayList<>();
        boolean cutOff = false;
        long begin = System.nanoTime();
        while (runs.size() < FEWEST_RUNS_TO_MEASURE || System.nanoTime() - begin < TIME_TO_MEASURE.toNanos()) {
            KitRun.Whole whole = KitRun.ofAll(store, LONGEST_RUN);
            runs.add(othersThatFail(store, whole));
            cutOff |= !whole.ended();
        }
        return Others.of(runs, cutOff);
    }

    private static void check(BrokenStore store, Others listed) {
        assumeTrue(!listed.cutOff(), "cut off when it was measured");
        NavigableSet<String> missing = new TreeSet<>(listed.always());
        NavigableSet<String> surplus = null;
        for (int run = 0; run < RUNS_TO_CHECK && (surplus == null || !missing.isEmpty() || !surplus.isEmpty()); run++) {
            KitRun.Whole whole = KitRun.ofAll(store, LONGEST_RUN);
            assumeTrue(whole.ended(), "cut off on this machine");
            NavigableSet<String> failed = othersThatFail(store, whole);
            missing.removeAll(failed);
            if (surplus == null) {
                surplus = new TreeSet<>(failed);
                surplus.removeAll(listed.always());
                surplus.removeAll(listed.sometimes());
            } else {
                surplus.retainAll(failed);
            }
        }

        assertThat(missing).as("rules listed for %s that did not fail", store).isEmpty();
        assertThat(surplus).as("rules not listed for %s that failed", store).isEmpty();
    }

    private static NavigableSet<String> othersThatFail(BrokenStore store, KitRun.Whole whole) {
        NavigableSet<String> rules = new TreeSet<>();
        whole.findings().stream()
                .filter(finding -> finding.failure().isPresent() && finding.end() != Finding.End.SKIPPED)
                .forEach(finding -> rules.addAll(finding.rules()));
        rules.removeAll(store.rules());
        return rules;
    }
}
