package org.persona4j.testkit;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.persona4j.identity.BirthDates;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.Guard;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.ProfileFacts;

/** What speaks against two profiles being one customer, reckoned apart from the resolver. */
final class Witnesses {
    private Witnesses() {}

    /** The witnesses that the rules hear and that disagree: both profiles have them, and nothing of them in common. */
    static Set<Guard.Witness> disagreeing(IdentityRules rules, ProfileFacts a, ProfileFacts b) {
        Set<Guard.Witness> disagreeing = EnumSet.noneOf(Guard.Witness.class);
        for (Guard.Witness witness : rules.guard().witnesses()) {
            boolean disagrees = switch (witness) {
                case GOVERNMENT_ID -> areDisjoint(rules, a, b, IdentifierType.GOVERNMENT_ID);
                case MEDICAL_ID -> areDisjoint(rules, a, b, IdentifierType.MEDICAL_ID);
                case NAME -> areDisjoint(a.nameWords(), b.nameWords());
                case BIRTH_DATE ->
                    a.birthDate()
                            .flatMap(one -> b.birthDate().filter(other -> BirthDates.disagree(one, other)))
                            .isPresent();
            };
            if (disagrees) {
                disagreeing.add(witness);
            }
        }
        return disagreeing;
    }

    private static boolean areDisjoint(IdentityRules rules, ProfileFacts a, ProfileFacts b, IdentifierType type) {
        return areDisjoint(values(rules, a, type), values(rules, b, type));
    }

    private static boolean areDisjoint(Collection<?> a, Collection<?> b) {
        return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
    }

    /** The identifiers of a type; a placeholder is none. */
    private static List<Identifier> values(IdentityRules rules, ProfileFacts profile, IdentifierType type) {
        return profile.identifiers().stream()
                .filter(identifier -> identifier.type() == type)
                .filter(identifier -> !rules.placeholders().matches(identifier))
                .toList();
    }
}
