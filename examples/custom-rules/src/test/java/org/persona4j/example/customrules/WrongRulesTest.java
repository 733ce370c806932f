package org.persona4j.example.customrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.persona4j.persona.MergeRule;
import org.persona4j.profile.TraitValue;
import org.persona4j.testkit.MergeRuleLaws;

/** The rules that the retailer wrote first. Each looks right, and each is caught by the law it breaks. */
class WrongRulesTest {
    /** "Smooths out" the household size. Which profiles are merged first decides what comes out. */
    static class HouseholdSize implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.joining(
                    "average", (a, b) -> TraitValue.of(number(a).add(number(b)).divide(BigDecimal.valueOf(2))));
        }

        @Override
        public Arbitrary<TraitValue> values() {
            return Arbitraries.longs().between(1, 9).map(TraitValue::of);
        }

        private static BigDecimal number(TraitValue value) {
            return new BigDecimal(value.text());
        }
    }

    /** Fills a blank nickname. Of two that are not blank it keeps whichever happens to be joined first. */
    static class Nickname implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.joining("fill blanks", (a, b) -> a.text().isBlank() ? b : a);
        }
    }

    /** Lets the last record win: that which is last in the list, not that which was observed last. */
    static class Flavor implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.selecting("last in list", (unused, unusedToo) -> -1);
        }
    }

    @Test
    void anAverageDependsOnWhatIsMergedFirst() {
        List<String> caught = lawsBrokenBy(HouseholdSize.class);

        assertThat(caught)
                .singleElement()
                .asString()
                .matches("ASSOCIATIVE: the rule \"average\" gives .* merged first");
    }

    @Test
    void fillingBlanksDependsOnWhoSaysWhat() {
        List<String> caught = lawsBrokenBy(Nickname.class);

        assertThat(caught).singleElement().asString().matches("COMMUTATIVE: the rule \"fill blanks\" gives .* value");
    }

    @Test
    void theLastInTheListDependsOnTheOrderOfTheList() {
        List<String> caught = lawsBrokenBy(Flavor.class);

        assertThat(caught).singleElement().asString().matches("COMMUTATIVE: the rule \"last in list\" gives .* first");
    }

    private static List<String> lawsBrokenBy(Class<?> subject) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(subject))
                                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                                .build(),
                        listener);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getException().getMessage())
                .toList();
    }
}
