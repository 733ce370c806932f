package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
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
 * <p>A rule that breaks a law gives customers values that depend on what happens to be: the order in which records arrive, the
 * keys of profiles, the moment of asking. The message names the law and tells the smallest claims that break it, in words.
 *
 * <p>The laws look at one thing each, so that a rule that is wrong in one way breaks one of them: two claims are swapped,
 * neighbors of several are merged first, one is repeated. Together they say that neither order nor grouping nor repetition
 * matters. A law says nothing of claims of which {@code TOTAL} tells that they have no value.
 */
public interface MergeRuleLaws {
    /** How often each law is tried. */
    int TRIES = 300;

    /** The rule that is to keep the laws. Make it anew in each call, as an engine that is started makes it anew. */
    MergeRule rule();

    /** The values that the rule is made for; values of all kinds if it does not matter. */
    default Arbitrary<TraitValue> values() {
        return Claims.values();
    }

    /** Claims with values that the rule is made for. */
    @Provide
    default Arbitrary<List<Claim>> claims() {
        return Choices.withoutProducts(Claims.lists(values()));
    }

    /** What the rule makes of claims; to be replaced only to see that a broken merge is found. */
    default ResolvedTrait merge(MergeRule rule, List<Claim> claims) {
        return rule.merge(claims, SourcePriority.standard());
    }

    /** Total: there is a value whatever is claimed. */
    @Label("TOTAL")
    @Property(tries = TRIES)
    default void whateverIsClaimedHasAValue(@ForAll("claims") List<Claim> claims) {
        MergeRule rule = rule();
        try {
            merge(rule, claims);
        } catch (RuntimeException failure) {
            throw Sentences.broken(
                    "TOTAL",
                    named(rule) + "has no value for " + ClaimWords.of(claims) + ": it throws "
                            + Sentences.thrown(failure),
                    failure);
        }
    }

    /** Pure: the same claims give the same value when they are merged again, also by the rule made anew. */
    @Label("PURE")
    @Property(tries = TRIES)
    default void theSameClaimsGiveTheSameValueAgain(@ForAll("claims") List<Claim> claims) {
        MergeRule rule = rule();
        Optional<TraitValue> first = value(rule, claims);

        for (int again = 0; again < 3; again++) {
            compare("PURE", rule, first, claims, value(rule, claims), "when they are merged again");
        }
        compare("PURE", rule, first, claims, value(rule(), claims), "when the rule is made anew");
    }

    /** Idempotent: hearing a value again, from another profile, changes nothing. */
    @Label("IDEMPOTENT")
    @Property(tries = TRIES)
    default void aRepeatedValueDoesNotMatter(@ForAll("claims") List<Claim> claims) {
        MergeRule rule = rule();
        Claim one = claims.get(0);
        Claim again = new Claim(
                one.trait(),
                one.value(),
                one.source(),
                one.observed(),
                ProfileId.of(one.profileId().value() + "-again"),
                one.profileKey() + "-again");

        compare(
                "IDEMPOTENT",
                rule,
                value(rule, List.of(one)),
                List.of(one),
                value(rule, List.of(one, again)),
                "when another profile says the same");
    }

    /** Commutative: of two claims it does not matter which comes first, nor, if they are joined, who says which. */
    @Label("COMMUTATIVE")
    @Property(tries = TRIES)
    default void theOrderOfTwoClaimsDoesNotMatter(@ForAll("claims") List<Claim> claims) {
        MergeRule rule = rule();
        for (int i = 0; i < claims.size(); i++) {
            for (int j = i + 1; j < claims.size(); j++) {
                Claim a = claims.get(i);
                Claim b = claims.get(j);
                List<Claim> pair = List.of(a, b);
                Optional<TraitValue> value = value(rule, pair);
                compare("COMMUTATIVE", rule, value, pair, value(rule, List.of(b, a)), "when the second comes first");
                if (joins(rule, pair)) {
                    List<Claim> swapped = List.of(saying(a, b.value()), saying(b, a.value()));
                    compare("COMMUTATIVE", rule, value, pair, value(rule, swapped), "when each says the other's value");
                }
            }
        }
    }

    /** Associative: merging neighbors first, and their outcome with the rest, gives the same as merging all. */
    @Label("ASSOCIATIVE")
    @Property(tries = TRIES)
    default void theGroupingOfTheClaimsDoesNotMatter(@ForAll("claims") List<Claim> claims) {
        MergeRule rule = rule();
        List<Claim> ordered =
                claims.stream().sorted(SourcePriority.standard().newestFirst()).toList();
        Optional<TraitValue> whole = value(rule, ordered);
        for (int size = 2; size < ordered.size(); size++) {
            for (int from = 0; from + size <= ordered.size(); from++) {
                List<Claim> some = ordered.subList(from, from + size);
                @Nullable ResolvedTrait merged = mergedOrNull(rule, some);
                if (merged == null) {
                    continue;
                }
                List<Claim> grouped = new ArrayList<>(ordered.subList(0, from));
                grouped.add(merged.winner().orElseGet(() -> saying(some.get(0), merged.value())));
                grouped.addAll(ordered.subList(from + size, ordered.size()));
                compare(
                        "ASSOCIATIVE",
                        rule,
                        whole,
                        ordered,
                        value(rule, grouped),
                        "when "
                                + Sentences.list(some.stream()
                                        .map(claim -> Words.of(claim.value()))
                                        .toList())
                                + " are merged first");
            }
        }
    }

    /** Selects: the value is one of those claimed, unless the rule declares that it joins, and of what. */
    @Label("SELECTS")
    @Property(tries = TRIES)
    default void theValueIsClaimedOrDeclaredToBeJoined(@ForAll("claims") List<Claim> claims) {
        MergeRule rule = rule();
        @Nullable ResolvedTrait merged = mergedOrNull(rule, claims);
        if (merged == null) {
            return;
        }
        boolean selected = merged.winner()
                .filter(claims::contains)
                .filter(winner -> winner.value().equals(merged.value()))
                .isPresent();
        boolean joined = merged.joined().size() == claims.size() && claims.containsAll(merged.joined());
        if (!selected && !joined) {
            throw Sentences.broken(
                    "SELECTS",
                    named(rule) + "gives " + Words.of(merged.value()) + " for " + ClaimWords.of(claims)
                            + ", which nobody claimed, and does not declare that it joins all of them");
        }
    }

    private static Claim saying(Claim claim, TraitValue value) {
        return new Claim(claim.trait(), value, claim.source(), claim.observed(), claim.profileId(), claim.profileKey());
    }

    private static String named(MergeRule rule) {
        return "the rule \"" + rule.name() + "\" ";
    }

    private @Nullable ResolvedTrait mergedOrNull(MergeRule rule, List<Claim> claims) {
        try {
            return merge(rule, claims);
        } catch (RuntimeException thisIsForTotalToTell) {
            return null;
        }
    }

    private boolean joins(MergeRule rule, List<Claim> claims) {
        @Nullable ResolvedTrait merged = mergedOrNull(rule, claims);
        return merged != null && merged.winner().isEmpty();
    }

    private Optional<TraitValue> value(MergeRule rule, List<Claim> claims) {
        return Optional.ofNullable(mergedOrNull(rule, claims)).map(ResolvedTrait::value);
    }

    private static void compare(
            String law,
            MergeRule rule,
            Optional<TraitValue> value,
            List<Claim> claims,
            Optional<TraitValue> other,
            String when) {
        if (value.isPresent() && other.isPresent() && !value.equals(other)) {
            throw Sentences.broken(
                    law,
                    named(rule) + "gives " + Words.of(value.get()) + " for " + ClaimWords.of(claims) + ", but "
                            + Words.of(other.get()) + " " + when);
        }
    }
}
