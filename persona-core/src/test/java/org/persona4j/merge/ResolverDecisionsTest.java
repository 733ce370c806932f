package org.persona4j.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.merge.WorldBuilder.email;
import static org.persona4j.merge.WorldBuilder.groupOf;
import static org.persona4j.merge.WorldBuilder.groups;
import static org.persona4j.merge.WorldBuilder.phone;
import static org.persona4j.merge.WorldBuilder.world;

import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;

/** What decisions of people do, by example. */
class ResolverDecisionsTest {
    private static final IdentityRules STANDARD = IdentityRules.standard();

    /** Three profiles with one phone. */
    private static WorldBuilder household() {
        return world(STANDARD).profile("a", phone(1)).profile("b", phone(1)).profile("c", phone(1));
    }

    /** Two pairs, by phone, with nothing between them. */
    private static WorldBuilder twoPairs() {
        return world(STANDARD)
                .profile("a", phone(1))
                .profile("b", phone(1))
                .profile("c", phone(2))
                .profile("d", phone(2));
    }

    @Test
    void aLinkByHandJoinsTwoGroups() {
        World world = twoPairs().link("d1", "ab", "cd").build();

        assertThat(groups(world)).containsExactly("abcd");
    }

    @Test
    void aLinkByHandJoinsWhatAGuardWouldKeepApart() {
        World world = world(IdentityRules.strict())
                .person("a", "ann lee", "1984-02-03", phone(1))
                .person("b", "bob moss", "1990-11-12", phone(1))
                .link("d1", "a", "b")
                .build();

        assertThat(groups(world)).containsExactly("ab");
    }

    @Test
    void ofTwoLinksByHandTheNewerComesFirst() {
        World world = world(STANDARD)
                .profile("a")
                .profile("b")
                .profile("c")
                .separate("d1", "b", "c")
                .link("d2", "a", "b")
                .link("d3", "a", "c")
                .build();

        assertThat(groups(world)).containsExactly("ac", "b");
    }

    @Test
    void aSeparatedMemberLeavesAndTheOthersStay() {
        World world = household().separate("d1", "b", "ac").build();

        assertThat(groups(world)).containsExactly("ac", "b");
    }

    @Test
    void separatingTheFoundingProfileLeavesTheOthersTogether() {
        World world = household().separate("d1", "a", "bc").build();

        assertThat(groups(world)).containsExactly("a", "bc");
    }

    @Test
    void separatingTheBridgeLeavesTheOthersApart() {
        World world = world(STANDARD)
                .profile("a", phone(1))
                .profile("b", phone(1), email("ann"))
                .profile("c", email("ann"))
                .separate("d1", "b", "ac")
                .build();

        assertThat(groups(world)).containsExactly("a", "b", "c");
    }

    @Test
    void aSeparationIsQuarantinedOnBothSides() {
        World world = household().separate("d1", "b", "ac").build();

        Refusal.Cause cause = new Refusal.Cause(LinkLevel.PHONE, phone(1), null, Refusal.Reason.SEPARATED);

        assertThat(groupOf(world, "a").refusals()).extracting(Refusal::cause).containsExactly(cause);
        assertThat(groupOf(world, "b").refusals()).extracting(Refusal::cause).containsExactly(cause);
    }

    @Test
    void aSeparationHoldsAgainstALaterBridge() {
        World world = household()
                .profile("d", phone(1), email("ann"))
                .separate("d1", "b", "ac")
                .build();

        assertThat(groups(world)).containsExactly("acd", "b");
    }

    @Test
    void withdrawingASeparationRestoresWhatWas() {
        World world = household().separate("d1", "b", "ac").withdraw("d1").build();

        assertThat(groups(world)).containsExactly("abc");
    }

    @Test
    void theOppositeCommandIsNoUndo() {
        World world = household().separate("d1", "b", "ac").link("d2", "a", "b").build();

        assertThat(groups(world)).containsExactly("ab", "c");
    }

    @Test
    void aLaterLinkOfBothSetsEndsASeparation() {
        World world =
                household().separate("d1", "b", "ac").link("d2", "ac", "b").build();

        assertThat(groups(world)).containsExactly("abc");
    }

    @Test
    void withdrawingTheLaterWordLetsTheEarlierHoldAgain() {
        World world = household()
                .separate("d1", "b", "ac")
                .link("d2", "ac", "b")
                .withdraw("d2")
                .build();

        assertThat(groups(world)).containsExactly("ac", "b");
    }

    @Test
    void aLinkByHandIsNoneOnceItsAnchorsAreSeparated() {
        World world =
                twoPairs().link("d1", "ab", "cd").separate("d2", "a", "cd").build();

        assertThat(groups(world)).containsExactly("ab", "cd");
        assertThat(groupOf(world, "a").isWhole()).isTrue();
    }

    @Test
    void aLinkByHandWhoseAnchorIsGoneJoinsNobody() {
        World world = twoPairs().link("d1", "zab", "cd").build();

        assertThat(groups(world)).containsExactly("ab", "cd");
    }

    @Test
    void linksByHandBeyondTheCapAreListedWhereTheyLeadOut() {
        World world = world(IdentityRules.builder().sizeCap(2).build())
                .profile("a")
                .profile("b")
                .profile("c")
                .link("d1", "a", "b")
                .link("d2", "b", "c")
                .build();

        assertThat(groups(world)).containsExactly("a", "b", "c");
        assertThat(groupOf(world, "a").refusals())
                .extracting(Refusal::cause)
                .containsExactly(
                        new Refusal.Cause(LinkLevel.MANUAL, null, DecisionId.of("d1"), Refusal.Reason.OVERSIZE));
    }

    @Test
    void aGroupIsConstrainedAsLongAsADecisionAboutItHolds() {
        WorldBuilder world = household().separate("d1", "b", "ac");

        assertThat(groupOf(world.build(), "b").constrained()).isTrue();
        assertThat(groupOf(world.withdraw("d1").build(), "b").constrained()).isFalse();
    }
}
