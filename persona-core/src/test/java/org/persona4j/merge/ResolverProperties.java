package org.persona4j.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.access.Actor;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.BruteForceResolver.Expected;

/** What holds of the resolver in every world. */
@Domain(Worlds.class)
@Domain(DomainContext.Global.class)
class ResolverProperties {
    private static final Actor STAFF = Actor.staff("u-1");
    private static final Instant LAST = Instant.ofEpochSecond(1_000);

    @Property(tries = 10000)
    void theAnswerIsThatOfTheRulesWrittenPlainly(@ForAll World world) {
        Set<Expected> expected = BruteForceResolver.resolve(world);

        Set<Expected> groups = found(resolveAll(world));

        assertThat(groups).isEqualTo(expected);
    }

    @Property(tries = 1000)
    void theAnswerDoesNotDependOnTheOrderOfTheFacts(@ForAll World world, @ForAll Random random) {
        ShuffledGraph shuffled = new ShuffledGraph(world.graph(), random);

        Resolution resolution = new Resolver(world.rules()).resolve(shuffled.shuffled(world.ids()), shuffled);

        assertThat(resolution.groups()).isEqualTo(resolveAll(world).groups());
    }

    @Property(tries = 1000)
    void theAnswerDoesNotDependOnTheIdsOfTheProfiles(@ForAll World world, @ForAll Random random) {
        Map<ProfileId, ProfileId> names = newNames(world, random);

        Resolution resolution = resolveAll(renamed(world, names));

        assertThat(found(resolution))
                .isEqualTo(found(resolveAll(world)).stream()
                        .map(group -> new Expected(renamed(group.members(), names), group.level(), group.causes()))
                        .collect(Collectors.toSet()));
    }

    @Property(tries = 1000)
    void aProfileAskedForAloneHasTheGroupItHasAmongAll(@ForAll World world) {
        Resolution all = resolveAll(world);

        for (ProfileId profile : world.ids()) {
            Resolution alone = new Resolver(world.rules()).resolve(List.of(profile), world.graph());

            assertThat(alone.groupOf(profile)).isEqualTo(all.groupOf(profile));
        }
    }

    @Property(tries = 1000)
    void everyProfileIsInOneGroupThatIsNoLargerThanTheCap(@ForAll World world) {
        List<Group> groups = resolveAll(world).groups();

        assertThat(groups.stream().flatMap(group -> group.members().stream()))
                .containsExactlyInAnyOrderElementsOf(world.ids());
        assertThat(groups)
                .allSatisfy(group -> assertThat(group.members())
                        .hasSizeLessThanOrEqualTo(world.rules().sizeCap()));
    }

    @Property(tries = 1000)
    void theJoinsOfAGroupConnectItsMembersAndNobodyElse(@ForAll World world) {
        for (Group group : resolveAll(world).groups()) {
            Set<ProfileId> connected = new HashSet<>(Set.of(group.members().get(0)));
            for (int i = 0; i < group.members().size(); i++) {
                group.joins().stream()
                        .filter(link -> connected.contains(link.later()) || connected.contains(link.earlier()))
                        .forEach(link -> connected.addAll(List.of(link.later(), link.earlier())));
            }

            assertThat(connected).containsExactlyInAnyOrderElementsOf(group.members());
            assertThat(group.joins()).hasSize(group.members().size() - 1);
        }
    }

    @Property(tries = 1000)
    void everyJoinIsALinkOfTheFacts(@ForAll World world) {
        for (Group group : resolveAll(world).groups()) {
            assertThat(group.joins()).allSatisfy(link -> {
                assertThat(link.level()).isLessThanOrEqualTo(group.level());
                assertThat(isFact(link, world)).isTrue();
            });
        }
    }

    @Property(tries = 1000)
    void aGroupIsWholeIffNothingElseCanBeReached(@ForAll World world) {
        for (Group group : resolveAll(world).groups()) {
            Set<ProfileId> reached =
                    BruteForceResolver.reach(world, group.members().get(0), LinkLevel.WEAKEST);

            assertThat(group.isWhole()).isEqualTo(reached.equals(Set.copyOf(group.members())));
        }
    }

    @Property(tries = 1000)
    void noGroupHoldsTwoProfilesThatAreSeparated(@ForAll World world) {
        for (Group group : resolveAll(world).groups()) {
            for (ProfileId one : group.members()) {
                assertThat(group.members()).noneMatch(other -> BruteForceResolver.isSeparated(world, one, other));
            }
        }
    }

    @Property(tries = 1000)
    void aProfileSeparatedFromItsGroupIsOutsideOfIt(@ForAll World world) {
        for (Group group : resolveAll(world).groups()) {
            for (ProfileId separated : group.members()) {
                Set<ProfileId> others = others(group, separated);
                if (others.isEmpty()) {
                    continue;
                }
                World after = with(world, Decision.Kind.SEPARATE, Set.of(separated), others);

                assertThat(resolveAll(after).groupOf(separated).orElseThrow().members())
                        .doesNotContainAnyElementsOf(others);
            }
        }
    }

    @Property(tries = 1000)
    void theLatestLinkJoinsItsAnchorsUnlessLinksByHandReachBeyondTheCap(@ForAll World world) {
        List<Group> groups = resolveAll(world).groups();
        Group left = groups.get(0);
        Group right = groups.get(groups.size() - 1);
        if (left.equals(right)) {
            return;
        }
        World after = with(world, Decision.Kind.LINK, Set.copyOf(left.members()), Set.copyOf(right.members()));
        Decision link = after.decisions().get(after.decisions().size() - 1);

        Group joined = resolveAll(after).groupOf(link.leftAnchor()).orElseThrow();

        int reached = BruteForceResolver.reach(after, link.leftAnchor(), LinkLevel.MANUAL)
                .size();
        assertThat(joined.members().contains(link.rightAnchor()))
                .isEqualTo(reached <= world.rules().sizeCap());
    }

    @Property(tries = 1000)
    void aDecisionWithdrawnIsAsIfNeverMade(@ForAll World world) {
        Decision.Withdrawal withdrawal = new Decision.Withdrawal(LAST, STAFF, "mistaken");
        for (Decision decision : world.decisions()) {
            List<Decision> without = new ArrayList<>(world.decisions());
            without.remove(decision);
            List<Decision> withdrawn = new ArrayList<>(without);
            withdrawn.add(decision.withdraw(withdrawal));

            assertThat(resolveAll(world.withDecisions(withdrawn)).groups())
                    .isEqualTo(resolveAll(world.withDecisions(without)).groups());
        }
    }

    @Property(tries = 1000)
    void aGroupIsConstrainedIffADecisionThatHoldsIsNamedByAMember(@ForAll World world) {
        Set<DecisionId> holding = world.decisions().stream()
                .filter(decision -> decision.withdrawn().isEmpty())
                .map(Decision::id)
                .collect(Collectors.toSet());

        for (Group group : resolveAll(world).groups()) {
            assertThat(group.constrained())
                    .isEqualTo(group.members().stream()
                            .flatMap(member -> world.profile(member).decisions().stream())
                            .anyMatch(holding::contains));
        }
    }

    private static Resolution resolveAll(World world) {
        return new Resolver(world.rules()).resolve(world.ids(), world.graph());
    }

    private static Set<Expected> found(Resolution resolution) {
        return resolution.groups().stream().map(Expected::of).collect(Collectors.toSet());
    }

    private static Set<ProfileId> others(Group group, ProfileId one) {
        Set<ProfileId> others = new TreeSet<>(group.members());
        others.remove(one);
        return others;
    }

    private static World with(World world, Decision.Kind kind, Set<ProfileId> left, Set<ProfileId> right) {
        List<Decision> decisions = new ArrayList<>(world.decisions());
        decisions.add(Decision.builder()
                .id(DecisionId.of("last"))
                .kind(kind)
                .leftAnchor(left.iterator().next())
                .rightAnchor(right.iterator().next())
                .left(new TreeSet<>(left))
                .right(new TreeSet<>(right))
                .at(LAST)
                .actor(STAFF)
                .reason("told so")
                .build());
        return world.withDecisions(decisions);
    }

    private static boolean isFact(Link link, World world) {
        Optional<Decision> latest = BruteForceResolver.latest(world, link.later(), link.earlier());
        boolean inKeyOrder = world.profile(link.later())
                        .key()
                        .compareTo(world.profile(link.earlier()).key())
                > 0;
        boolean byHand = link.decision().isPresent() && link.decision().equals(latest);
        boolean byValue = world.values().stream()
                .filter(value -> link.identifier().equals(Optional.of(value.identifier())))
                .anyMatch(value -> value.links() && value.owners().containsAll(List.of(link.later(), link.earlier())));
        return inKeyOrder && (byHand || byValue);
    }

    private static Map<ProfileId, ProfileId> newNames(World world, Random random) {
        List<ProfileId> shuffled = new ShuffledGraph(world.graph(), random).shuffled(world.ids());
        Map<ProfileId, ProfileId> names = new HashMap<>();
        for (int i = 0; i < shuffled.size(); i++) {
            names.put(shuffled.get(i), ProfileId.of("n" + i));
        }
        return names;
    }

    private static Set<ProfileId> renamed(Set<ProfileId> ids, Map<ProfileId, ProfileId> names) {
        Set<ProfileId> renamed = new TreeSet<>();
        ids.forEach(id -> renamed.add(names.getOrDefault(id, id)));
        return renamed;
    }

    private static World renamed(World world, Map<ProfileId, ProfileId> names) {
        List<ProfileFacts> profiles = new ArrayList<>();
        world.profiles()
                .forEach(profile -> profiles.add(new ProfileFacts(
                        names.getOrDefault(profile.id(), profile.id()),
                        profile.key(),
                        profile.identifiers(),
                        profile.nameWords(),
                        profile.birthDateOrNull(),
                        profile.decisions())));
        profiles.sort(Comparator.comparing(ProfileFacts::id));
        List<ValueFacts> values = world.values().stream()
                .map(value -> new ValueFacts(
                        value.identifier(), List.copyOf(renamed(Set.copyOf(value.owners()), names)), value.links()))
                .toList();
        List<Decision> decisions = world.decisions().stream()
                .<Decision>map(decision -> Decision.builder()
                        .from(decision)
                        .leftAnchor(names.getOrDefault(decision.leftAnchor(), decision.leftAnchor()))
                        .rightAnchor(names.getOrDefault(decision.rightAnchor(), decision.rightAnchor()))
                        .left(renamed(Set.copyOf(decision.left()), names))
                        .right(renamed(Set.copyOf(decision.right()), names))
                        .build())
                .toList();
        return new World(world.rules(), profiles, decisions, values);
    }
}
