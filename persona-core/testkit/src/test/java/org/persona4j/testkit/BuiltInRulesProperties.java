package org.persona4j.testkit;

import net.jqwik.api.Group;
import org.persona4j.persona.MergeRule;

/** The built-in rules keep the laws. */
class BuiltInRulesProperties {
    @Group
    class Newest implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.newest();
        }
    }

    @Group
    class Oldest implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.oldest();
        }
    }

    @Group
    class MostTrustedSource implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.sourcePriority();
        }
    }

    @Group
    class Shortest implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.shortest();
        }
    }

    @Group
    class Longest implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.longest();
        }
    }

    @Group
    class Greatest implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.max();
        }
    }

    @Group
    class Least implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.min();
        }
    }

    @Group
    class Union implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.union();
        }
    }
}
