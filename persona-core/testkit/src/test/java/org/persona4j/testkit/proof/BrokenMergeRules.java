package org.persona4j.testkit.proof;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.persona4j.persona.Claim;
import org.persona4j.persona.MergeRule;
import org.persona4j.persona.ResolvedTrait;
import org.persona4j.persona.SourcePriority;
import org.persona4j.profile.TraitValue;
import org.persona4j.testkit.MergeRuleLaws;

/** Merge rules that are wrong in one way each. */
final class BrokenMergeRules {
    private BrokenMergeRules() {}

    private static BigDecimal number(TraitValue value) {
        return new BigDecimal(value.text());
    }

    /** Rules for numbers, which they reckon with. */
    interface OfNumbers extends MergeRuleLaws {
        @Override
        default Arbitrary<TraitValue> values() {
            return Arbitraries.longs().between(0, 9).map(TraitValue::of);
        }
    }

    @Breaks(value = "TOTAL", saying = "throws NumberFormatException")
    static class TakesEveryValueForANumber implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.joining(
                    "highest", (a, b) -> TraitValue.of(number(a).max(number(b))));
        }
    }

    /** The rule is made with the time of its making in it, as one that knows how old a claim is. */
    @Breaks(value = "PURE", saying = "when the rule is made anew")
    static class LooksAtTheClock implements MergeRuleLaws {
        private static final AtomicLong CLOCK = new AtomicLong();

        @Override
        public MergeRule rule() {
            boolean afterNoon = CLOCK.incrementAndGet() % 2 == 0;
            return afterNoon ? MergeRule.newest() : MergeRule.oldest();
        }
    }

    /**
     * Chance at each comparison. Whatever is asked twice is answered twice, so no law that compares two answers can be kept; PURE
     * is the one that says what is wrong.
     */
    @Breaks(
            value = "PURE",
            saying = "when they are merged again",
            andWithIt = {"ASSOCIATIVE", "COMMUTATIVE"})
    static class DrawsLots implements MergeRuleLaws {
        private static final AtomicLong LOTS = new AtomicLong();

        @Override
        public MergeRule rule() {
            return MergeRule.selecting("draws lots", (unused, unusedToo) -> {
                long mixed = LOTS.incrementAndGet() * 0x9E3779B97F4A7C15L;
                return mixed < 0 ? -1 : 1;
            });
        }
    }

    @Breaks(value = "IDEMPOTENT", saying = "the rule \"sum\" gives 1 for 1, but 2 when another profile says the same")
    static class AddsUp implements OfNumbers {
        @Override
        public MergeRule rule() {
            return MergeRule.joining("sum", (a, b) -> TraitValue.of(number(a).add(number(b))));
        }
    }

    @Breaks(value = "COMMUTATIVE", saying = "when the second comes first")
    static class TakesTheLastInTheList implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.selecting("last in list", (unused, unusedToo) -> -1);
        }
    }

    @Breaks(value = "COMMUTATIVE", saying = "when each says the other's value")
    static class FillsBlanks implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.joining("fill blanks", (a, b) -> a.text().isBlank() ? b : a);
        }
    }

    @Breaks(value = "ASSOCIATIVE", saying = "are merged first")
    static class TakesTheAverage implements OfNumbers {
        @Override
        public MergeRule rule() {
            return MergeRule.joining(
                    "average", (a, b) -> TraitValue.of(number(a).add(number(b)).divide(BigDecimal.valueOf(2))));
        }
    }

    /** Near in time the longer text wins, else the newer: A beats B, B beats C, and C beats A. */
    @Breaks(value = "ASSOCIATIVE", saying = "are merged first")
    static class TakesTheLongerIfItIsNearlyAsNew implements MergeRuleLaws {
        private static final Duration NEAR = Duration.ofDays(1);

        private static int compare(Claim a, Claim b) {
            Duration apart = Duration.between(a.observed().at(), b.observed().at());
            boolean near = apart.abs().compareTo(NEAR) <= 0;
            return near
                    ? Integer.compare(
                            b.value().text().length(), a.value().text().length())
                    : Comparator.<Claim>comparingLong(
                                    claim -> claim.observed().at().toEpochMilli())
                            .reversed()
                            .compare(a, b);
        }

        @Override
        public MergeRule rule() {
            return MergeRule.selecting("longer if nearly as new", TakesTheLongerIfItIsNearlyAsNew::compare);
        }
    }

    /** No rule of today can: only the library makes what is answered. It would be found if one could. */
    @Breaks(value = "SELECTS", saying = "which nobody claimed")
    static class TidiesWhatItSelects implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.max();
        }

        @Override
        public ResolvedTrait merge(MergeRule rule, List<Claim> claims) {
            return rule.merge(claims.stream().map(TidiesWhatItSelects::tidied).toList(), SourcePriority.standard());
        }

        private static Claim tidied(Claim claim) {
            TraitValue tidy = claim.value() instanceof TraitValue.Text text
                    ? TraitValue.of(text.value().toLowerCase(Locale.ROOT))
                    : claim.value();
            return new Claim(
                    claim.trait(), tidy, claim.source(), claim.observed(), claim.profileId(), claim.profileKey());
        }
    }
}
