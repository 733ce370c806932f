package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.SourcePriority;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitNames;

/** What is true where sources disagree: rules for a trait, orders of sources, and policies. All shrink to the standard one. */
public final class Survivorships {
    private static final List<String> TRAITS = List.of("color", TraitNames.FIRST_NAME, TraitNames.FULL_NAME, "tags");

    private Survivorships() {}

    /** Policies with rules for some traits, every order of sources, and names that stay together or do not. */
    public static Arbitrary<Survivorship> any() {
        Arbitrary<Boolean> together = Choices.of(true, false);
        return Choices.withoutProducts(Combinators.combine(rules(), Choices.of(TRAITS), rules(), priorities(), together)
                .as((usual, trait, special, priority, names) -> Survivorship.builder()
                        .defaultRule(usual)
                        .rule(trait, special)
                        .sourcePriority(priority)
                        .namesTogether(names && !joins(trait.equals(TraitNames.FULL_NAME) ? special : usual))
                        .build()));
    }

    /** Whether a rule puts values together: names that stay together have to be selected. */
    private static boolean joins(MergeRule rule) {
        return rule.name().equals(MergeRule.union().name());
    }

    /** The rules there are. */
    public static Arbitrary<MergeRule> rules() {
        return Choices.of(
                MergeRule.newest(),
                MergeRule.oldest(),
                MergeRule.sourcePriority(),
                MergeRule.longest(),
                MergeRule.shortest(),
                MergeRule.max(),
                MergeRule.min(),
                MergeRule.union());
    }

    /** Orders of sources: the standard one, the reverse, one with a single source above its kind, and others. */
    public static Arbitrary<SourcePriority> priorities() {
        return Choices.of(
                SourcePriority.standard(),
                SourcePriority.of(
                        Source.Kind.PIXEL,
                        Source.Kind.COLLECTIBLE,
                        Source.Kind.OCR,
                        Source.Kind.FILE_IMPORT,
                        Source.Kind.REST_API,
                        Source.Kind.INTEGRATION,
                        Source.Kind.LOYALTY_SIGNUP,
                        Source.Kind.WALLET_APP,
                        Source.Kind.MANUAL),
                SourcePriority.of(Source.Kind.FILE_IMPORT),
                SourcePriority.parse(List.of("INTEGRATION:till", "MANUAL", "INTEGRATION")));
    }
}
