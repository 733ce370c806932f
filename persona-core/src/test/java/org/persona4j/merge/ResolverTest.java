package org.persona4j.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.merge.WorldBuilder.email;
import static org.persona4j.merge.WorldBuilder.governmentId;
import static org.persona4j.merge.WorldBuilder.groupOf;
import static org.persona4j.merge.WorldBuilder.groups;
import static org.persona4j.merge.WorldBuilder.id;
import static org.persona4j.merge.WorldBuilder.medicalId;
import static org.persona4j.merge.WorldBuilder.phone;
import static org.persona4j.merge.WorldBuilder.world;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/** What identifiers, guards and the cap do, by example. */
class ResolverTest {
    private static final IdentityRules STANDARD = IdentityRules.standard();
    private static final IdentityRules STRICT = IdentityRules.strict();

    private static IdentityRules cap(IdentityRules rules, int cap) {
        return IdentityRules.builder().from(rules).sizeCap(cap).build();
    }

    @Test
    void oneSharedPhoneMergesAHouseholdInStandard() {
        World world = world(STANDARD)
                .person("a", "ann lee", "1984-02-03", phone(1))
                .person("b", "bob moss", "1990-11-12", phone(1))
                .build();

        assertThat(groups(world)).containsExactly("ab");
    }

    @Test
    void linksAreTransitive() {
        World world = world(STANDARD)
                .profile("a", phone(1))
                .profile("b", phone(1), email("ann"))
                .profile("c", email("ann"), governmentId("GOV1"))
                .profile("d", governmentId("GOV1"), medicalId("MED1"))
                .profile("e", medicalId("MED1"))
                .profile("f", phone(2))
                .build();

        assertThat(groups(world)).containsExactly("abcde", "f");
    }

    @Test
    void guardedKeepsAHouseholdApartAndNamesTheWitnesses() {
        World world = world(IdentityRules.guarded())
                .person("a", "ann lee", "1984-02-03", phone(1))
                .person("b", "bob moss", "1990-11-12", phone(1))
                .build();

        Group group = groupOf(world, "a");

        assertThat(group.members()).containsExactly(id("a"));
        assertThat(group.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.GUARDED);
            assertThat(refusal.link().identifier()).contains(phone(1));
            assertThat(refusal.witnesses()).containsExactly(Guard.Witness.BIRTH_DATE, Guard.Witness.NAME);
        });
    }

    @Test
    void guardedMergesWhenOnlyTheNameDisagrees() {
        World world = world(IdentityRules.guarded())
                .person("a", "ann lee", "1984-02-03", phone(1))
                .person("b", "bob moss", "1984-02-03", phone(1))
                .build();

        assertThat(groups(world)).containsExactly("ab");
    }

    @Test
    void strictRefusesOnOneWitnessAndNotOnTheName() {
        World world = world(STRICT)
                .person("a", "ann lee", "1984-02-03", phone(1))
                .person("b", "ann lee", "1990-11-12", phone(1))
                .person("c", "cat moss", "1984-02-03", phone(1))
                .build();

        assertThat(groups(world)).containsExactly("ac", "b");
    }

    @Test
    void dayAndMonthInEachOthersPlaceAgree() {
        World world = world(STRICT)
                .person("a", "ann lee", "1984-02-03", phone(1))
                .person("b", "ann lee", "1984-03-02", phone(1))
                .build();

        assertThat(groups(world)).containsExactly("ab");
    }

    @Test
    void aGuardPushesAMemberOutWhenAStrongerLinkArrives() {
        World before = world(STRICT)
                .profile("a", phone(1), email("ann"))
                .person("b", "bob moss", "1990-11-12", email("ann"))
                .build();
        World after = world(STRICT)
                .profile("a", phone(1), email("ann"))
                .person("b", "bob moss", "1990-11-12", email("ann"))
                .person("c", "ann lee", "1984-02-03", phone(1))
                .build();

        assertThat(groups(before)).containsExactly("ab");
        assertThat(groups(after)).containsExactly("ac", "b");
    }

    @Test
    void aGuardHearsTheWholeGroupNotItsLatestMember() {
        World world = world(STRICT)
                .profile("a", phone(1), governmentId("GOV1"))
                .profile("b", phone(1), email("ann"))
                .profile("c", email("ann"), governmentId("GOV2"))
                .build();

        assertThat(groups(world)).containsExactly("ab", "c");
    }

    @Test
    void aGuardIsAskedAgainOnceAGroupHasGrown() {
        World world = world(STRICT)
                .person("a", "ann lee", "1990-02-03", phone(2))
                .person("b", "ann lee", "1990-02-12", phone(1), email("ann"))
                .person("c", "ann lee", "1984-02-03", phone(1), phone(2), email("ann"))
                .build();

        assertThat(groups(world)).containsExactly("abc");
    }

    @Test
    void ofTwoLinksOfOneLevelTheSmallerIdentifierComesFirst() {
        World world = world(STRICT)
                .profile("a", phone(1), phone(2))
                .person("b", "bob moss", "1990-11-12", phone(2))
                .person("c", "ann lee", "1984-02-03", phone(1))
                .build();

        assertThat(groups(world)).containsExactly("ac", "b");
    }

    @Test
    void ofTheLinksOfOneValueTheOneWithTheSmallerLaterKeyComesFirst() {
        World world = world(STRICT)
                .profile("a", phone(1))
                .person("b", "bob moss", "1990-11-12", phone(1))
                .person("c", "ann lee", "1984-02-03", phone(1))
                .build();

        assertThat(groups(world)).containsExactly("ab", "c");
    }

    @Test
    void aSharedValueLinksNobodyAndIsNotQuarantined() {
        World world = world(STANDARD)
                .profile("a", phone(1), email("ann"))
                .profile("b", phone(1))
                .profile("c", email("ann"))
                .shared(phone(1))
                .build();

        assertThat(groups(world)).containsExactly("ac", "b");
        assertThat(groupOf(world, "b").isWhole()).isTrue();
    }

    @Test
    void aGroupOfExactlyTheCapIsResolvedWhole() {
        World world = world(cap(STANDARD, 3))
                .profile("a", phone(1))
                .profile("b", phone(1), email("ann"))
                .profile("c", email("ann"))
                .build();

        assertThat(groups(world)).containsExactly("abc");
        assertThat(groupOf(world, "a").level()).isEqualTo(LinkLevel.MEDICAL_ID);
    }

    @Test
    void whatReachesBeyondTheCapByMailFallsBackToThePhone() {
        World world = world(cap(STANDARD, 3))
                .profile("a", phone(1))
                .profile("b", phone(1), email("ann"))
                .profile("c", email("ann"))
                .profile("d", email("ann"))
                .build();

        Group group = groupOf(world, "a");

        assertThat(groups(world)).containsExactly("ab", "c", "d");
        assertThat(group.level()).isEqualTo(LinkLevel.PHONE);
        assertThat(group.refusals())
                .extracting(Refusal::cause)
                .containsExactly(new Refusal.Cause(LinkLevel.EMAIL, email("ann"), null, Refusal.Reason.OVERSIZE));
    }

    @Test
    void anOversizeLinkBeginsAtTheMemberWithTheLeastKeyWhateverTheOrderOfTheOwners() {
        World world = world(cap(STANDARD, 3))
                .profile("d", email("ann"))
                .profile("c", email("ann"))
                .profile("b", phone(1), email("ann"))
                .profile("a", phone(1), email("ann"))
                .build();

        assertThat(groupOf(world, "b").refusals())
                .extracting(refusal -> refusal.link().later())
                .containsExactly(id("a"));
    }

    @Test
    void theCapCountsWhatRefusedLinksReach() {
        World world = world(cap(STRICT, 3))
                .person("a", "ann lee", "1984-02-03", phone(1), email("ann"))
                .profile("b", phone(1), email("bob"))
                .person("c", "cat moss", "1990-11-12", phone(2), email("ann"))
                .profile("d", email("bob"))
                .build();

        assertThat(groups(world)).containsExactly("ab", "c", "d");
        assertThat(groupOf(world, "c").refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.OVERSIZE);
    }

    @Test
    void oneOversizeGroupDoesNotTouchAnother() {
        World world = world(cap(STANDARD, 2))
                .profile("a", email("ann"))
                .profile("b", email("ann"))
                .profile("c", email("ann"))
                .profile("d", email("bob"))
                .profile("e", email("bob"))
                .build();

        assertThat(groups(world)).containsExactly("a", "b", "c", "de");
    }

    @Test
    void noMoreProfilesThanTheCapAndOneAreEverRead() {
        WorldBuilder chain = world(cap(STANDARD, 4));
        for (char letter = 'A'; letter < 'Z'; letter++) {
            chain.profile(Character.toString(letter), phone(letter), phone(letter + 1));
        }
        Counting graph = new Counting(chain.build().graph());

        new Resolver(cap(STANDARD, 4)).resolve(List.of(id("M")), graph);

        assertThat(graph.read).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aProfileThatDoesNotExistIsPassedOver() {
        World world = world(STANDARD).profile("a", phone(1)).build();

        Resolution resolution = new Resolver(STANDARD).resolve(List.of(id("a"), id("z")), world.graph());

        assertThat(resolution.groups()).hasSize(1);
        assertThat(resolution.groupOf(id("z"))).isEmpty();
    }

    @Test
    void anOwnerThatDoesNotExistIsToldApartFromAnAnswer() {
        World world = world(STANDARD).profile("a", phone(1)).build();
        ValueFacts broken = new ValueFacts(phone(1), List.of(id("a"), id("z")), true);
        World inconsistent = new World(STANDARD, world.profiles(), List.of(), List.of(broken));

        assertThatThrownBy(() -> groups(inconsistent))
                .isInstanceOf(InconsistentFactsException.class)
                .hasMessageContaining("profile z");
    }

    /** Remembers which profiles were asked for. */
    private static final class Counting implements IdentityGraph {
        private final IdentityGraph graph;
        private final Set<ProfileId> read = new HashSet<>();

        Counting(IdentityGraph graph) {
            this.graph = graph;
        }

        @Override
        public Map<ProfileId, ProfileFacts> profiles(Collection<ProfileId> ids) {
            read.addAll(ids);
            return graph.profiles(ids);
        }

        @Override
        public Map<Identifier, ValueFacts> values(Collection<Identifier> identifiers) {
            return graph.values(identifiers);
        }

        @Override
        public Map<DecisionId, Decision> decisions(Collection<DecisionId> ids) {
            return graph.decisions(ids);
        }
    }
}
