package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.ProfileId;
import org.persona4j.persona.Claim;
import org.persona4j.persona.MergeRule;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitValue;

/** Rules that break a law are told which. */
class BrokenRulesTest {
    @Test
    void anAverageIsNotAssociative() {
        MergeRuleLaws average = () -> MergeRule.joining("average", BrokenRulesTest::average);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        average.theGroupingOfTheClaimsDoesNotMatter(List.of(claim(2, 4), claim(1, 2), claim(0, 1)), 1))
                .withMessageContaining("ASSOCIATIVE")
                .withMessageContaining("average");
    }

    @Test
    void aSumIsNotIdempotent() {
        MergeRuleLaws sum =
                () -> MergeRule.joining("sum", (a, b) -> TraitValue.of(number(a).add(number(b))));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> sum.aRepeatedValueDoesNotMatter(List.of(claim(0, 1))))
                .withMessageContaining("IDEMPOTENT")
                .withMessageContaining("sum");
    }

    private static TraitValue average(TraitValue a, TraitValue b) {
        return TraitValue.of(number(a).add(number(b)).divide(BigDecimal.valueOf(2)));
    }

    private static BigDecimal number(TraitValue value) {
        return new BigDecimal(value.text());
    }

    private static Claim claim(int profile, long number) {
        return new Claim(
                Claims.TRAIT,
                TraitValue.of(number),
                Source.of(Source.Kind.MANUAL),
                Observed.at(Instant.parse("2026-01-01T00:00:00Z")),
                ProfileId.of("p" + profile),
                "key-" + profile);
    }
}
