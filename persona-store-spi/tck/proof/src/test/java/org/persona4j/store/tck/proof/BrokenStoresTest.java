package org.persona4j.store.tck.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Every broken store fails a test of each rule that it breaks.
 *
 * <p>It fails by an assertion, or with the very error by which the store refuses what it must do, and never by a stumble of
 * the kit or at a deadline. Where the break is a race, the tests of the rule are run again, as often as the store's {@link Breaks} allows.
 */
class BrokenStoresTest {

    @TestFactory
    @DisplayName("A broken store fails the tests of the rule that it breaks")
    Stream<DynamicContainer> aBrokenStoreFailsWhereItIsBroken() {
        return BrokenStore.all().stream()
                .map(store -> dynamicContainer(
                        store.name(),
                        store.rules().stream()
                                .map(rule -> dynamicTest(rule + " " + store.name(), () -> findByRule(rule, store)))));
    }

    private static void findByRule(String rule, BrokenStore store) {
        List<Finding> findings = List.of();
        for (int run = 0; run < store.breaks().runs() && !isFound(findings); run++) {
            findings = KitRun.ofRule(rule, store);
        }

        assumeTrue(!store.breaks().narrow() || isFound(findings), "missed: a race as narrow as it comes");
        assertThat(findings).as("ends of the tests of %s over %s", rule, store).isNotEmpty();
        assertThat(findings)
                .as("tests of %s that find that %s is broken, among\n%s", rule, store, inWords(findings))
                .anyMatch(BrokenStoresTest::isFound);
        assertThat(findings)
                .as("tests of %s at which the kit itself stumbles over %s, among\n%s", rule, store, inWords(findings))
                .noneMatch(finding -> finding.end() == Finding.End.CRASHED);
    }

    private static boolean isFound(List<Finding> findings) {
        return findings.stream().anyMatch(BrokenStoresTest::isFound);
    }

    private static boolean isFound(Finding finding) {
        return finding.end() == Finding.End.ASSERTED || finding.end() == Finding.End.REFUSED;
    }

    private static String inWords(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.end() + " " + finding.test()
                        + finding.failure().map(failure -> "\n    " + failure).orElse(""))
                .collect(Collectors.joining("\n"));
    }
}
