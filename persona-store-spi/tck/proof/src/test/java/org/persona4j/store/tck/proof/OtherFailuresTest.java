package org.persona4j.store.tck.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The column of RULES.md that says which other rules fail with a broken store is true.
 *
 * <p>A race can fail or not. So a rule said to fail always must fail in one of a few runs, a rule not said to fail must not fail
 * in all of them, and one said to fail sometimes may do as it likes. Only in the profile {@code long}.
 */
class OtherFailuresTest {

    private static final int RUNS = 3;

    private static final Map<String, Others> MEASURED = new TreeMap<>();

    @BeforeAll
    static void onlyInLongRuns() {
        assumeTrue(Integer.getInteger("persona.tries.factor", 1) > 1, "the whole kit runs only in the profile long");
    }

    @AfterAll
    static void writeWhatWasMeasured() {
        if (RuleTable.isToBeWritten() && !MEASURED.isEmpty()) {
            RuleTable.keep(RuleTable.render(MEASURED));
        }
    }

    @TestFactory
    @DisplayName("The others that fail with a broken store are those listed")
    Stream<DynamicTest> theOthersAreThoseListed() {
        Map<String, Others> listed = RuleTable.keptOthers();
        return BrokenStore.all().stream()
                .map(store -> dynamicTest(store.name(), () -> {
                    if (RuleTable.isToBeWritten()) {
                        MEASURED.put(store.name(), measure(store));
                    } else {
                        check(store, listed.getOrDefault(store.name(), Others.NONE));
                    }
                }));
    }

    private static Others measure(BrokenStore store) {
        List<NavigableSet<String>> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            runs.add(othersThatFail(store));
        }
        return Others.of(runs);
    }

    private static void check(BrokenStore store, Others listed) {
        NavigableSet<String> missing = new TreeSet<>(listed.always());
        NavigableSet<String> surplus = null;
        for (int run = 0; run < RUNS && (surplus == null || !missing.isEmpty() || !surplus.isEmpty()); run++) {
            NavigableSet<String> failed = othersThatFail(store);
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

    private static NavigableSet<String> othersThatFail(BrokenStore store) {
        NavigableSet<String> rules = new TreeSet<>();
        KitRun.ofAll(store).stream()
                .filter(finding -> finding.failure().isPresent() && finding.end() != Finding.End.SKIPPED)
                .forEach(finding -> rules.addAll(finding.rules()));
        rules.removeAll(store.rules());
        return rules;
    }
}
