package org.persona4j.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.persona.Customers.MONDAY;
import static org.persona4j.persona.Customers.TUESDAY;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitValue;

class MergeRuleTest {
    private static final Source STAFF = Source.of(Source.Kind.MANUAL);
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);

    private static Claim claim(String profile, TraitValue value, Source source, Instant at) {
        return new Claim("trait", value, source, Observed.at(at), ProfileId.of(profile), "key-" + profile);
    }

    private static Claim claim(String profile, TraitValue value) {
        return claim(profile, value, FILE, MONDAY);
    }

    private static TraitValue merge(MergeRule rule, Claim... claims) {
        return rule.merge(List.of(claims), SourcePriority.standard()).value();
    }

    @Test
    void aRuleShowsItsName() {
        assertThat(MergeRule.newest()).hasToString("MergeRule[newest]");
        assertThat(MergeRule.union()).hasToString("MergeRule[union]");
    }

    @Test
    void theNameOfARuleHas1To64Characters() {
        String longest = "r".repeat(64);

        assertThat(MergeRule.selecting(longest, Comparator.comparing(Claim::value))
                        .name())
                .isEqualTo(longest);
        assertThat(MergeRule.joining(longest, (a, b) -> a).name()).isEqualTo(longest);
        assertThat(List.of("", " ", longest + "r")).allSatisfy(name -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MergeRule.selecting(name, Comparator.comparing(Claim::value)));
            assertThatIllegalArgumentException().isThrownBy(() -> MergeRule.joining(name, (a, b) -> a));
        });
    }

    @Test
    void newestTakesTheLaterLineOfAFile() {
        Claim line1 =
                new Claim("trait", TraitValue.of("a"), FILE, new Observed(MONDAY, 1), ProfileId.of("p1"), "key-p1");
        Claim line2 =
                new Claim("trait", TraitValue.of("b"), FILE, new Observed(MONDAY, 2), ProfileId.of("p2"), "key-p2");

        assertThat(merge(MergeRule.newest(), line1, line2)).isEqualTo(TraitValue.of("b"));
    }

    @Test
    void oldestTakesWhatWasObservedFirst() {
        Claim old = claim("p1", TraitValue.of("old"), FILE, MONDAY);
        Claim fresh = claim("p2", TraitValue.of("fresh"), STAFF, TUESDAY);

        assertThat(merge(MergeRule.oldest(), fresh, old)).isEqualTo(TraitValue.of("old"));
    }

    @Test
    void sourcePriorityTakesTheMoreTrustedSourceThoughOlder() {
        Claim trusted = claim("p1", TraitValue.of("trusted"), STAFF, MONDAY);
        Claim fresh = claim("p2", TraitValue.of("fresh"), FILE, TUESDAY);

        assertThat(merge(MergeRule.sourcePriority(), fresh, trusted)).isEqualTo(TraitValue.of("trusted"));
    }

    @Test
    void longestCountsCharactersNotTheirCodeUnits() {
        Claim threeLetters = claim("p1", TraitValue.of("abc"));
        Claim twoSmileys = claim("p2", TraitValue.of("\uD83D\uDE00\uD83D\uDE00"));

        assertThat(merge(MergeRule.longest(), twoSmileys, threeLetters)).isEqualTo(TraitValue.of("abc"));
    }

    @Test
    void shortestTakesTheFewestCharacters() {
        Claim whole = claim("p1", TraitValue.of("Robert"));
        Claim brief = claim("p2", TraitValue.of("Rob"));

        assertThat(merge(MergeRule.shortest(), whole, brief)).isEqualTo(TraitValue.of("Rob"));
    }

    @Test
    void maxComparesNumbersByValue() {
        Claim nine = claim("p1", TraitValue.of(9));
        Claim ten = claim("p2", TraitValue.of(10));

        assertThat(merge(MergeRule.max(), nine, ten)).isEqualTo(TraitValue.of(10));
    }

    @Test
    void minComparesNumbersByValue() {
        Claim nine = claim("p1", TraitValue.of(9));
        Claim ten = claim("p2", TraitValue.of(10));

        assertThat(merge(MergeRule.min(), nine, ten)).isEqualTo(TraitValue.of(9));
    }

    @Test
    void unionJoinsSetsAndSingleTexts() {
        Claim set = claim("p1", TraitValue.of(List.of("vip", "press")));
        Claim text = claim("p2", TraitValue.of("staff"));

        assertThat(merge(MergeRule.union(), set, text)).isEqualTo(TraitValue.of(List.of("press", "staff", "vip")));
    }

    @Test
    void unionKeepsAValueThatAllAgreeOn() {
        Claim one = claim("p1", TraitValue.of("vip"));
        Claim other = claim("p2", TraitValue.of("vip"));

        assertThat(merge(MergeRule.union(), one, other)).isEqualTo(TraitValue.of("vip"));
    }

    @Test
    void aRuleOfOnesOwnIsCompletedByTheOrderThatDecidesTies() {
        MergeRule indifferent = MergeRule.selecting("indifferent", Comparator.comparing(Claim::trait));
        Claim old = claim("p1", TraitValue.of("old"), FILE, MONDAY);
        Claim fresh = claim("p2", TraitValue.of("fresh"), FILE, TUESDAY);

        assertThat(merge(indifferent, old, fresh)).isEqualTo(TraitValue.of("fresh"));
    }

    @Test
    void aJoinOfOnesOwnIsNamedInTheExplanation() {
        MergeRule greater = MergeRule.joining("greater", (a, b) -> a.compareTo(b) >= 0 ? a : b);

        ResolvedTrait trait = greater.merge(List.of(claim("p1", TraitValue.of(1))), SourcePriority.standard());

        assertThat(trait.rule()).isEqualTo("greater");
    }

    @Test
    void claimsOnTwoTraitsAreNotMerged() {
        Claim one = claim("p1", TraitValue.of("a"));
        Claim other = new Claim("other", TraitValue.of("b"), FILE, Observed.at(MONDAY), ProfileId.of("p2"), "key-p2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MergeRule.newest().merge(List.of(one, other), SourcePriority.standard()))
                .withMessageContaining("one trait");
    }

    @Test
    void noClaimsMakeNoValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MergeRule.union().merge(List.of(), SourcePriority.standard()))
                .withMessageContaining("at least one");
    }

    @Test
    void theNameOfARuleMayNotBeThatOfAnOverride() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MergeRule.joining("override", (a, b) -> a))
                .withMessageContaining("reserved");
    }
}
