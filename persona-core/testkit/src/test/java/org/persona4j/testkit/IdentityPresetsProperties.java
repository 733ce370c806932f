package org.persona4j.testkit;

import java.util.EnumSet;
import net.jqwik.api.Group;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IdentityRules;

/** The presets of identity keep the laws, and so do rules that link by name and birth date. */
class IdentityPresetsProperties {
    @Group
    class Standard implements IdentityRulesLaws {
        @Override
        public IdentityRules rules() {
            return IdentityRules.standard();
        }
    }

    @Group
    class Guarded implements IdentityRulesLaws {
        @Override
        public IdentityRules rules() {
            return IdentityRules.guarded();
        }
    }

    @Group
    class Strict implements IdentityRulesLaws {
        @Override
        public IdentityRules rules() {
            return IdentityRules.strict();
        }
    }

    @Group
    class ByNameAndBirthDate implements IdentityRulesLaws {
        @Override
        public IdentityRules rules() {
            return IdentityRules.builder()
                    .from(IdentityRules.guarded())
                    .linkingTypes(EnumSet.allOf(IdentifierType.class))
                    .nameLimit(1)
                    .build();
        }
    }
}
