package org.persona4j.example.customrules;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Group;
import org.persona4j.persona.MergeRule;
import org.persona4j.profile.TraitValue;
import org.persona4j.testkit.MergeRuleLaws;

/** The rules keep the laws of merging. That is all there is to write: one method for each rule. */
class CustomRulesProperties {
    @Group
    class HouseholdSize implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return CustomRules.householdSize();
        }

        @Override
        public Arbitrary<TraitValue> values() {
            return Arbitraries.longs().between(1, 9).map(TraitValue::of);
        }
    }

    @Group
    class Nickname implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return CustomRules.nickname();
        }
    }

    @Group
    class Flavor implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return CustomRules.flavor();
        }
    }
}
