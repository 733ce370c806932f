package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.identity.ProfileId;
import org.persona4j.persona.Claim;
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.ResolvedTrait;
import org.persona4j.persona.SourcePriority;
import org.persona4j.profile.TraitValue;

/**
 * The laws of a merge rule. A test class implements this interface and one method:
 *
 * <pre>{@code
 * class NicknameRuleProperties implements MergeRuleLaws {
 *     public MergeRule rule() {
 *         return MergeRule.selecting("nickname", Comparator.comparing(claim -> claim.value().text().length()));
 *     }
 * }
 * }</pre>
 *
 * <p>A rule that fails a law gives customers values that depend on the order in which their records happened to arrive. The
 * message names the law; jqwik shows the smallest claims that break it.
 */
public interface MergeRuleLaws {
    /** How often each law is tried. */
    int TRIES = 300;

    /** The rule that is to keep the laws. */
    MergeRule rule();

    /** The values that the rule is made for; values of all kinds if it does not matter. */
    default Arbitrary<TraitValue> values() {
        return Claims.values();
    }

    /** Claims with values that the rule is made for. */
    @Provide
    default Arbitrary<List<Claim>> claims() {
        return Claims.lists(values());
    }

    /** Commutative: the value does not depend on the order of the claims. */
    @Property(tries = TRIES)
    default void theOrderOfTheClaimsDoesNotMatter(@ForAll("claims") List<Claim> claims, @ForAll long seed) {
        List<Claim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(merge(shuffled).value())
                .as("COMMUTATIVE: the rule \"%s\" gives another value in another order", rule().name())
                .isEqualTo(merge(claims).value());
    }

    /** Idempotent: hearing a value again, from another profile, changes nothing. */
    @Property(tries = TRIES)
    default void aRepeatedValueDoesNotMatter(@ForAll("claims") List<Claim> claims) {
        Claim one = claims.get(0);
        Claim again = new Claim(
                one.trait(),
                one.value(),
                one.source(),
                one.observed(),
                ProfileId.of(one.profileId().value() + "-again"),
                one.profileKey() + "-again");

        assertThat(merge(List.of(one, again)).value())
                .as("IDEMPOTENT: the rule \"%s\" gives another value when a value is repeated", rule().name())
                .isEqualTo(merge(List.of(one)).value());
    }

    /** Associative: merging some claims first, and their outcome with the rest, gives the same as merging all. */
    @Property(tries = TRIES)
    default void theGroupingOfTheClaimsDoesNotMatter(@ForAll("claims") List<Claim> claims, @ForAll int cut) {
        int firstOfRest = 1 + Math.floorMod(cut, claims.size());
        ResolvedTrait some = merge(claims.subList(0, firstOfRest));
        List<Claim> grouped = new ArrayList<>(claims.subList(firstOfRest, claims.size()));
        grouped.add(some.winner().orElseGet(() -> standingFor(some, claims.subList(0, firstOfRest))));

        assertThat(merge(grouped).value())
                .as("ASSOCIATIVE: the rule \"%s\" gives another value when some claims are merged first", rule().name())
                .isEqualTo(merge(claims).value());
    }

    /** Total: the value is one of those claimed, unless the rule declares that it joins. */
    @Property(tries = TRIES)
    default void aRuleThatSelectsAnswersAClaim(@ForAll("claims") List<Claim> claims) {
        ResolvedTrait merged = merge(claims);

        boolean joins = merged.winner().isEmpty();
        if (!joins) {
            assertThat(claims.stream().map(Claim::value))
                    .as("SELECTS: the rule \"%s\" gives a value that nobody claimed", rule().name())
                    .contains(merged.value());
        }
    }

    private static Claim standingFor(ResolvedTrait joined, List<Claim> claims) {
        Claim one = claims.get(0);
        return new Claim(one.trait(), joined.value(), one.source(), one.observed(), one.profileId(), one.profileKey());
    }

    private ResolvedTrait merge(List<Claim> claims) {
        return rule().merge(claims, SourcePriority.standard());
    }
}
