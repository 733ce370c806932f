package org.persona4j.testkit.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.Guard;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.Link;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.ValueFacts;
import org.persona4j.testkit.IdentityRulesLaws;
import org.persona4j.testkit.IdentityWorld;

/** Ways of finding out who is the same customer that are wrong in one way each. */
final class BrokenIdentities {
    private BrokenIdentities() {}

    /** Resolves as the library does; what is wrong is what it is told, or what is made of its answer. */
    abstract static class Resolving implements IdentityRulesLaws {
        @Override
        public IdentityRules rules() {
            return IdentityRules.standard();
        }

        static IdentityWorld withProfiles(IdentityWorld world, List<ProfileFacts> profiles) {
            return IdentityWorld.of(world.rules(), profiles, world.values(), world.decisions());
        }

        static IdentityWorld withDecisions(IdentityWorld world, List<Decision> decisions) {
            return IdentityWorld.of(world.rules(), world.profiles(), world.values(), decisions);
        }

        static IdentityWorld withRules(IdentityWorld world, IdentityRules rules) {
            return IdentityWorld.of(rules, world.profiles(), world.values(), world.decisions());
        }

        static ProfileFacts keyed(ProfileFacts profile, String key) {
            return new ProfileFacts(
                    profile.id(),
                    key,
                    profile.identifiers(),
                    profile.nameWords(),
                    profile.birthDateOrNull(),
                    profile.decisions());
        }

        static List<Group> withJoins(List<Group> groups, UnaryOperator<List<Link>> joins) {
            return groups.stream()
                    .map(group -> new Group(
                            group.members(),
                            group.level(),
                            joins.apply(group.joins()),
                            group.refusals(),
                            group.constrained()))
                    .toList();
        }
    }

    @Breaks(value = "ORDER", saying = "in another order")
    static class TakesTheFirstToArriveFirst extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            List<ProfileFacts> numbered = new ArrayList<>();
            for (ProfileFacts profile : world.profiles()) {
                numbered.add(keyed(profile, "arrival-" + (char) ('a' + numbered.size())));
            }
            return super.resolve(withProfiles(world, numbered), asked);
        }
    }

    @Breaks(value = "IDS", saying = "when the ids are turned around")
    static class OrdersByIds extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            List<ProfileFacts> byId = world.profiles().stream()
                    .map(profile -> keyed(profile, profile.id().value()))
                    .toList();
            return super.resolve(withProfiles(world, byId), asked);
        }
    }

    @Breaks(value = "ALONE", saying = "is asked for alone")
    static class LooksAtWhoIsAskedForOnly extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            List<ValueFacts> among = world.values().stream()
                    .map(value -> new ValueFacts(
                            value.identifier(),
                            value.owners().stream().filter(asked::contains).toList(),
                            value.links()))
                    .toList();
            Predicate<ProfileId> isAsked = asked::contains;
            List<ProfileFacts> profiles = world.profiles().stream()
                    .filter(profile -> isAsked.test(profile.id()))
                    .toList();
            return super.resolve(IdentityWorld.of(world.rules(), profiles, among, world.decisions()), asked);
        }
    }

    @Breaks(value = "PARTITION", saying = "in 0 groups")
    static class ForgetsWhoHasNoIdentifier extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            List<ProfileId> without = world.profiles().stream()
                    .filter(profile -> profile.identifiers().isEmpty())
                    .map(ProfileFacts::id)
                    .toList();
            return super.resolve(world, asked).stream()
                    .filter(group -> group.members().size() > 1 || !without.containsAll(group.members()))
                    .toList();
        }
    }

    @Breaks(value = "CAP", saying = "more than the cap in one group")
    static class AllowsOneMore extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            IdentityRules larger = IdentityRules.builder()
                    .from(world.rules())
                    .sizeCap(world.rules().sizeCap() + 1)
                    .build();
            return super.resolve(withRules(world, larger), asked);
        }
    }

    @Breaks(value = "CONNECTED", saying = "whose links connect")
    static class NamesTheFirstLinkOnly extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            return withJoins(super.resolve(world, asked), joins -> joins.subList(0, Math.min(1, joins.size())));
        }
    }

    @Breaks(value = "FACTS", saying = "is no fact")
    static class SaysTheSameOfAllLinks extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            return withJoins(
                    super.resolve(world, asked),
                    joins -> joins.stream()
                            .map(link -> new Link(
                                    link.level(),
                                    link.later(),
                                    link.earlier(),
                                    joins.get(0).identifierOrNull(),
                                    joins.get(0).decisionOrNull()))
                            .toList());
        }
    }

    @Breaks(value = "SHARED", saying = "is by a shared value")
    static class LinksByEveryValue extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            List<ValueFacts> linking = world.values().stream()
                    .map(value -> new ValueFacts(value.identifier(), value.owners(), true))
                    .toList();
            return super.resolve(IdentityWorld.of(world.rules(), world.profiles(), linking, world.decisions()), asked);
        }
    }

    @Breaks(value = "GUARDED", saying = "although they disagree in")
    static class HearsNoWitness extends Resolving {
        @Override
        public IdentityRules rules() {
            return IdentityRules.strict();
        }

        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            IdentityRules unguarded = IdentityRules.builder()
                    .from(world.rules())
                    .guard(Guard.NONE)
                    .build();
            return super.resolve(withRules(world, unguarded), asked);
        }
    }

    @Breaks(value = "SEPARATED", saying = "separates")
    static class OverrulesPeople extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            return super.resolve(
                    withDecisions(
                            world,
                            world.decisions().stream()
                                    .filter(decision -> decision.kind() == Decision.Kind.LINK)
                                    .toList()),
                    asked);
        }
    }

    @Breaks(value = "WITHDRAWN", saying = "if it had never been said")
    static class NeverForgivesASeparation extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            return super.resolve(
                    withDecisions(
                            world,
                            world.decisions().stream()
                                    .map(NeverForgivesASeparation::kept)
                                    .toList()),
                    asked);
        }

        private static Decision kept(Decision decision) {
            return decision.kind() == Decision.Kind.SEPARATE
                    ? Decision.builder()
                            .from(decision)
                            .withdrawn(Optional.empty())
                            .build()
                    : decision;
        }
    }

    @Breaks(value = "STRANGER", saying = "when a stranger comes along")
    static class CapsByTheSizeOfTheTenant extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            int half = Math.max(2, world.profiles().size() / 2);
            IdentityRules smaller = IdentityRules.builder()
                    .from(world.rules())
                    .sizeCap(Math.min(half, world.rules().sizeCap()))
                    .build();
            return super.resolve(withRules(world, smaller), asked);
        }
    }

    @Breaks(value = "REFUSED", saying = "does not say why")
    static class KeepsItsReasonsToItself extends Resolving {
        @Override
        public List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
            return super.resolve(world, asked).stream()
                    .map(group ->
                            new Group(group.members(), group.level(), group.joins(), List.of(), group.constrained()))
                    .toList();
        }
    }
}
