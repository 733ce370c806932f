package org.persona4j.store.tck.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No rule is without a test, no test without a rule, and no rule that can be proved without a store that breaks it. */
class RuleTableTest {

    private final List<Rule> rules = Rule.all();
    private final List<Finding> tests = KitRun.discover();
    private final List<BrokenStore> stores = BrokenStore.all();

    @Test
    @DisplayName("Every rule that a kit can prove has a test")
    void everyProvableRuleHasATest() {
        Set<String> tested =
                tests.stream().flatMap(test -> test.rules().stream()).collect(Collectors.toSet());

        assertThat(numbersOf(provable())).isSubsetOf(tested);
    }

    @Test
    @DisplayName("Every rule that a kit can prove has a broken store")
    void everyProvableRuleHasABrokenStore() {
        Set<String> broken =
                stores.stream().flatMap(store -> store.rules().stream()).collect(Collectors.toSet());

        assertThat(numbersOf(provable())).isSubsetOf(broken);
    }

    @Test
    @DisplayName("Every test begins with the number of a rule and has it as its tag")
    void everyTestNamesItsRule() {
        assertThat(tests).isNotEmpty().allSatisfy(test -> {
            assertThat(test.rules()).as("tags of %s", test.test()).isNotEmpty();
            assertThat(test.rules()).isSubsetOf(numbersOf(rules));
            assertThat(test.rules()).contains(test.test().split(" ", 2)[0]);
        });
    }

    @Test
    @DisplayName("A broken store breaks rules that a kit can prove")
    void everyBrokenStoreBreaksProvableRules() {
        assertThat(stores)
                .isNotEmpty()
                .allSatisfy(store -> assertThat(store.rules())
                        .as("rules that %s breaks", store)
                        .isNotEmpty()
                        .isSubsetOf(numbersOf(provable())));
    }

    @Test
    @DisplayName("The name of a broken store is its own")
    void namesOfBrokenStoresAreDistinct() {
        assertThat(stores).extracting(BrokenStore::name).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("RULES.md is what the rules, tests and broken stores say")
    void theTableIsUpToDate() {
        String table = RuleTable.render(RuleTable.keptOthers());

        if (RuleTable.isToBeWritten()) {
            RuleTable.keep(table);
        }

        assertThat(RuleTable.kept()).isEqualTo(table);
    }

    private List<Rule> provable() {
        return rules.stream().filter(rule -> rule.notProvable().isEmpty()).toList();
    }

    private static List<String> numbersOf(List<Rule> rules) {
        return rules.stream().map(Rule::number).toList();
    }
}
