package org.persona4j.example.customrules;

import java.util.Comparator;
import org.persona4j.persona.Claim;
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.Survivorship;

/** The rules by which a retailer merges three traits of its own. All methods are pure. */
public final class CustomRules {
    private CustomRules() {}

    /** How many live in the household: the most that any profile states. */
    public static MergeRule householdSize() {
        return MergeRule.max();
    }

    /** The name that a customer likes to be called by: one that is not blank if there is one, of those the newest. */
    public static MergeRule nickname() {
        return MergeRule.selecting(
                "not blank", Comparator.comparing(claim -> claim.value().text().isBlank()));
    }

    /** The flavor that a customer named last, whichever record came in last. */
    public static MergeRule flavor() {
        return MergeRule.selecting(
                "last named", Comparator.comparing(Claim::observed).reversed());
    }

    /** The policy for {@code PersonaEngine.builder(store).survivorship(...)}. */
    public static Survivorship survivorship() {
        return Survivorship.builder()
                .rule("household_size", householdSize())
                .rule("nickname", nickname())
                .rule("flavor", flavor())
                .build();
    }
}
