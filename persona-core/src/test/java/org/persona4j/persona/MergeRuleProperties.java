package org.persona4j.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.profile.TraitValue;

/** The laws that every built-in rule keeps. */
@Domain(CustomerData.class)
@Domain(DomainContext.Global.class)
class MergeRuleProperties {
    private static TraitValue valueOf(MergeRule rule, List<Claim> claims, SourcePriority priority) {
        return rule.merge(claims, priority).value();
    }

    /** What stands for claims that were merged already: the winner, or a claim to the joined value. */
    private static Claim merged(MergeRule rule, List<Claim> claims, SourcePriority priority) {
        ResolvedTrait trait = rule.merge(claims, priority);
        Claim first = claims.get(0);
        return trait.winner()
                .orElseGet(() -> new Claim(
                        trait.name(),
                        trait.value(),
                        first.source(),
                        first.observed(),
                        first.profileId(),
                        first.profileKey()));
    }

    @Property(tries = 2000)
    void theOrderOfClaimsDoesNotMatter(
            @ForAll MergeRule rule,
            @ForAll List<Claim> claims,
            @ForAll SourcePriority priority,
            @ForAll Random random) {
        List<Claim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, random);

        ResolvedTrait trait = rule.merge(shuffled, priority);

        assertThat(trait).isEqualTo(rule.merge(claims, priority));
    }

    @Property(tries = 2000)
    void theGroupingOfClaimsDoesNotMatter(
            @ForAll MergeRule rule,
            @ForAll List<Claim> left,
            @ForAll List<Claim> right,
            @ForAll SourcePriority priority) {
        List<Claim> all = new ArrayList<>(left);
        all.addAll(right);

        TraitValue inTwoSteps =
                valueOf(rule, List.of(merged(rule, left, priority), merged(rule, right, priority)), priority);

        assertThat(inTwoSteps).isEqualTo(valueOf(rule, all, priority));
    }

    @Property
    void aClaimThatIsRepeatedChangesNothing(
            @ForAll MergeRule rule, @ForAll List<Claim> claims, @ForAll SourcePriority priority) {
        List<Claim> twice = new ArrayList<>(claims);
        twice.addAll(claims);

        TraitValue value = valueOf(rule, twice, priority);

        assertThat(value).isEqualTo(valueOf(rule, claims, priority));
    }

    @Property
    void aClaimAloneIsTakenAsItIs(@ForAll MergeRule rule, @ForAll Claim claim, @ForAll SourcePriority priority) {
        TraitValue value = valueOf(rule, List.of(claim), priority);

        assertThat(value).isEqualTo(claim.value());
    }

    @Property
    void everyClaimIsAccountedForOnce(
            @ForAll MergeRule rule, @ForAll List<Claim> claims, @ForAll SourcePriority priority) {
        ResolvedTrait trait = rule.merge(claims, priority);

        assertThat(trait.claims()).containsExactlyInAnyOrderElementsOf(claims);
    }

    @Property(tries = 2000)
    void noTwoDifferentClaimsTie(
            @ForAll MergeRule rule, @ForAll Claim a, @ForAll Claim b, @ForAll SourcePriority priority) {
        Assume.that(rule instanceof SelectingRule && !a.equals(b));

        Comparator<Claim> order = ((SelectingRule) rule).order().apply(priority);

        assertThat(order.compare(a, b)).isNotZero().isEqualTo(-order.compare(b, a));
    }

    @Property
    void whatWinsBeatsEveryOtherClaimAlone(
            @ForAll MergeRule rule, @ForAll List<Claim> claims, @ForAll SourcePriority priority) {
        ResolvedTrait trait = rule.merge(claims, priority);

        trait.winner()
                .ifPresent(winner -> assertThat(trait.beaten())
                        .allSatisfy(loser -> assertThat(rule.merge(List.of(loser, winner), priority)
                                        .winner())
                                .contains(winner)));
    }

    @Property
    void aUnionOfSetsHoldsEveryTextThatWasClaimed(@ForAll List<Claim> claims, @ForAll SourcePriority priority) {
        List<Claim> sets = claims.stream()
                .map(claim -> new Claim(
                        claim.trait(),
                        TraitValue.of(List.of(claim.value().text(), "all")),
                        claim.source(),
                        claim.observed(),
                        claim.profileId(),
                        claim.profileKey()))
                .toList();

        TraitValue union = valueOf(MergeRule.union(), sets, priority);

        List<String> texts = new ArrayList<>(List.of("all"));
        claims.forEach(claim -> texts.add(claim.value().text()));
        assertThat(((TraitValue.Texts) union).values()).hasSameElementsAs(texts);
    }
}
