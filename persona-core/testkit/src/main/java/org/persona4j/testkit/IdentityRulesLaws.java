package org.persona4j.testkit;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.Guard;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.Link;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.Resolver;
import org.persona4j.merge.ValueFacts;

/**
 * The laws of who is the same customer. A test class implements this interface and one method:
 *
 * <pre>{@code
 * class OurIdentityProperties implements IdentityRulesLaws {
 *     public IdentityRules rules() {
 *         return IdentityRules.builder().from(IdentityRules.guarded()).sizeCap(20).build();
 *     }
 * }
 * }</pre>
 *
 * <p>Whoever resolves in another way than the library, or keeps a resolution elsewhere, replaces {@link #resolve} too. The message
 * names the law and tells the smallest world that breaks it.
 */
public interface IdentityRulesLaws {
    /** How often each law is tried. */
    int TRIES = 250;

    /** The rules that are to keep the laws. */
    IdentityRules rules();

    /**
     * The groups of profiles that are one customer each, of those asked for and those that are resolved with them; by default as
     * the library resolves them.
     *
     * @param world the facts, and the rules to go by
     * @param asked some profiles of the world
     */
    default List<Group> resolve(IdentityWorld world, Collection<ProfileId> asked) {
        return new Resolver(world.rules()).resolve(asked, world).groups();
    }

    /** Small worlds under the rules, and under the same rules with caps so small that worlds run into them. */
    @Provide
    default Arbitrary<IdentityWorld> worlds() {
        return Choices.of(rules().sizeCap(), rules().sizeCap(), 4, 3, 2)
                .flatMap(cap -> IdentityFacts.worlds(
                        IdentityRules.builder().from(rules()).sizeCap(cap).build()));
    }

    /** Order: it does not matter in which order the facts are told and the profiles asked for. */
    @Label("ORDER")
    @Property(tries = TRIES)
    default void theOrderOfTheFactsDoesNotMatter(@ForAll("worlds") IdentityWorld world) {
        List<Group> groups = resolve(world, world.ids());
        for (int seed = 1; seed <= 3; seed++) {
            IdentityWorld shuffled = world.shuffled(new Random(seed));
            List<Group> others = resolve(shuffled, shuffled.ids());
            if (!others.equals(groups)) {
                throw broken("ORDER", world, groups, ", but " + IdentityWords.of(others) + " in another order");
            }
        }
    }

    /** Ids: the ids of profiles are handles, and decide nothing. */
    @Label("IDS")
    @Property(tries = TRIES)
    default void theIdsOfTheProfilesDecideNothing(@ForAll("worlds") IdentityWorld world) {
        List<Group> groups = resolve(world, world.ids());
        IdentityWorld renamed = OtherIds.of(world);
        List<Group> others = resolve(renamed, renamed.ids());
        if (!OtherIds.byKeys(renamed, others).equals(OtherIds.byKeys(world, groups))) {
            throw broken("IDS", world, groups, ", but " + IdentityWords.of(others) + " when the ids are turned around");
        }
    }

    /** Alone: a profile that is asked for alone has the group that it has among all. */
    @Label("ALONE")
    @Property(tries = TRIES)
    default void aProfileAskedForAloneHasTheSameGroup(@ForAll("worlds") IdentityWorld world) {
        List<Group> groups = resolve(world, world.ids());
        for (ProfileId profile : world.ids()) {
            Optional<Group> alone = groupOf(profile, resolve(world, List.of(profile)));
            if (!alone.equals(groupOf(profile, groups))) {
                throw broken(
                        "ALONE",
                        world,
                        groups,
                        ", but " + IdentityWords.of(alone.stream().toList()) + " when " + profile
                                + " is asked for alone");
            }
        }
    }

    /** Partition: every profile is in one group, and in no other. */
    @Label("PARTITION")
    @Property(tries = TRIES)
    default void everyProfileIsInOneGroup(@ForAll("worlds") IdentityWorld world) {
        List<Group> groups = resolve(world, world.ids());
        for (ProfileId profile : world.ids()) {
            long count = groups.stream()
                    .filter(group -> group.members().contains(profile))
                    .count();
            if (count != 1) {
                throw broken("PARTITION", world, groups, ", which has " + profile + " in " + count + " groups");
            }
        }
    }

    /** Cap: no group has more profiles than the rules allow. */
    @Label("CAP")
    @Property(tries = TRIES)
    default void noGroupIsLargerThanTheCap(@ForAll("worlds") IdentityWorld world) {
        each(
                "CAP",
                world,
                group -> group.members().size() <= world.rules().sizeCap() ? "" : ", more than the cap in one group");
    }

    /** Connected: the links that a group names connect its members, each of them needed, and lead to nobody else. */
    @Label("CONNECTED")
    @Property(tries = TRIES)
    default void theLinksThatAGroupNamesConnectIt(@ForAll("worlds") IdentityWorld world) {
        each("CONNECTED", world, group -> {
            Set<ProfileId> connected = new HashSet<>(group.members().subList(0, 1));
            for (int step = 0; step < group.members().size(); step++) {
                group.joins().stream()
                        .filter(link -> connected.contains(link.later()) || connected.contains(link.earlier()))
                        .forEach(link -> connected.addAll(List.of(link.later(), link.earlier())));
            }
            boolean holds = connected.equals(Set.copyOf(group.members()))
                    && group.joins().size() == group.members().size() - 1;
            return holds ? "" : ", whose links connect " + IdentityWords.ids(connected);
        });
    }

    /** Facts: a link that joined is a value that both profiles carry, or a decision that links them and was not withdrawn. */
    @Label("FACTS")
    @Property(tries = TRIES)
    default void everyLinkIsAFact(@ForAll("worlds") IdentityWorld world) {
        each("FACTS", world, group -> firstWrong(group.joins(), link -> isFact(link, world), "is no fact"));
    }

    /** Shared: a value that is SHARED joins nobody. */
    @Label("SHARED")
    @Property(tries = TRIES)
    default void whatIsSharedJoinsNobody(@ForAll("worlds") IdentityWorld world) {
        Set<Identifier> shared = world.values().stream()
                .filter(value -> !value.links())
                .map(ValueFacts::identifier)
                .collect(Collectors.toSet());
        each(
                "SHARED",
                world,
                group -> firstWrong(
                        group.joins(),
                        link -> link.identifier().filter(shared::contains).isEmpty(),
                        "is by a shared value"));
    }

    /** Guarded: two profiles that the guard keeps apart are no persona of their own by a value that they share. */
    @Label("GUARDED")
    @Property(tries = TRIES)
    default void whomTheGuardKeepsApartNoValueJoins(@ForAll("worlds") IdentityWorld world) {
        each("GUARDED", world, group -> {
            boolean pair = group.members().size() == 2
                    && group.joins().stream().allMatch(link -> link.identifier().isPresent());
            if (!pair) {
                return "";
            }
            Set<Guard.Witness> disagreeing = Witnesses.disagreeing(
                    world.rules(),
                    facts(world, group.members().get(0)),
                    facts(world, group.members().get(1)));
            boolean refused = world.rules().guard().isActive()
                    && disagreeing.size() >= world.rules().guard().enough();
            return refused ? ", although they disagree in " + disagreeing : "";
        });
    }

    /** Separated: no two profiles that a person separated are in one group. */
    @Label("SEPARATED")
    @Property(tries = TRIES)
    default void whoIsSeparatedIsNotInOneGroup(@ForAll("worlds") IdentityWorld world) {
        each("SEPARATED", world, group -> {
            for (ProfileId one : group.members()) {
                for (ProfileId other : group.members()) {
                    Optional<Decision> latest = world.decisions().stream()
                            .filter(decision -> decision.holds() && decision.isAbout(one, other))
                            .min(Decision.LATEST_FIRST);
                    if (latest.filter(decision -> decision.kind() == Decision.Kind.SEPARATE)
                            .isPresent()) {
                        return ", although " + latest.get().id() + " separates " + one + " and " + other;
                    }
                }
            }
            return "";
        });
    }

    /** Withdrawn: a decision that was withdrawn is as if it had never been made. */
    @Label("WITHDRAWN")
    @Property(tries = TRIES)
    default void whatIsWithdrawnIsAsIfNeverSaid(@ForAll("worlds") IdentityWorld world) {
        List<Group> groups = resolve(world, world.ids());
        List<Decision> holding =
                world.decisions().stream().filter(Decision::holds).toList();
        IdentityWorld without = OtherIds.withDecisions(world, holding);
        List<Group> others = resolve(without, without.ids());
        if (!others.equals(groups)) {
            throw broken(
                    "WITHDRAWN", world, groups, ", but " + IdentityWords.of(others) + " if it had never been said");
        }
    }

    /** Stranger: a profile that shares nothing with anybody changes no group, and joins none. */
    @Label("STRANGER")
    @Property(tries = TRIES)
    default void aStrangerChangesNothing(@ForAll("worlds") IdentityWorld world) {
        List<Group> groups = resolve(world, world.ids());
        ProfileId stranger = ProfileId.of("stranger");
        IdentityWorld larger =
                world.with(new ProfileFacts(stranger, "key-stranger", List.of(), List.of("lee"), null, List.of()));
        List<Group> others = resolve(larger, larger.ids()).stream()
                .filter(group -> !group.members().equals(List.of(stranger)))
                .toList();
        if (!others.equals(groups)) {
            throw broken(
                    "STRANGER", world, groups, ", but " + IdentityWords.of(others) + " when a stranger comes along");
        }
    }

    /** Refused: two groups that share a value which links both say why it does not join them. */
    @Label("REFUSED")
    @Property(tries = TRIES)
    default void whatDoesNotJoinIsRefusedWithAReason(@ForAll("worlds") IdentityWorld world) {
        List<Group> groups = resolve(world, world.ids());
        for (ValueFacts value : world.values()) {
            List<Group> sharing = groups.stream()
                    .filter(group -> !Collections.disjoint(group.members(), value.owners()))
                    .toList();
            for (Group group : value.links() && sharing.size() > 1 ? sharing : List.<Group>of()) {
                boolean told = group.refusals().stream()
                        .anyMatch(refusal -> refusal.link().identifier().equals(Optional.of(value.identifier()))
                                && isReasoned(refusal));
                if (!told) {
                    throw broken(
                            "REFUSED",
                            world,
                            groups,
                            ", but " + IdentityWords.ids(group.members()) + " does not say why "
                                    + Words.of(value.identifier()) + " joins it with nobody else");
                }
            }
        }
    }

    private static boolean isReasoned(Refusal refusal) {
        return (refusal.reason() == Refusal.Reason.GUARDED)
                != refusal.witnesses().isEmpty();
    }

    private static boolean isFact(Link link, IdentityWorld world) {
        Optional<Decision> decision = link.decision();
        if (decision.isPresent()) {
            Set<ProfileId> anchors =
                    Set.of(decision.get().leftAnchor(), decision.get().rightAnchor());
            return decision.get().holds()
                    && decision.get().kind() == Decision.Kind.LINK
                    && world.decisions().contains(decision.get())
                    && anchors.equals(Set.of(link.later(), link.earlier()));
        }
        return world.values().stream()
                .filter(value -> link.identifier().equals(Optional.of(value.identifier())))
                .anyMatch(value -> value.owners().containsAll(List.of(link.later(), link.earlier())));
    }

    private static ProfileFacts facts(IdentityWorld world, ProfileId id) {
        return world.profiles().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is no profile of the world"));
    }

    private static Optional<Group> groupOf(ProfileId profile, List<Group> groups) {
        return groups.stream()
                .filter(group -> group.members().contains(profile))
                .findFirst();
    }

    private static String firstWrong(List<Link> links, Predicate<Link> holds, String what) {
        return links.stream()
                .filter(holds.negate())
                .findFirst()
                .map(link -> ", but the link of " + link.later() + " and " + link.earlier() + " by "
                        + IdentityWords.of(link) + " " + what)
                .orElse("");
    }

    /** What is wrong with a group, as the end of a sentence; empty if nothing is. */
    @FunctionalInterface
    interface Check {
        /** What is wrong. */
        String wrong(Group group);
    }

    private void each(String law, IdentityWorld world, Check check) {
        List<Group> groups = resolve(world, world.ids());
        for (Group group : groups) {
            String wrong = check.wrong(group);
            if (!wrong.isEmpty()) {
                throw broken(law, world, List.of(group), wrong);
            }
        }
    }

    private static AssertionError broken(String law, IdentityWorld world, List<Group> groups, String how) {
        return Sentences.broken(law, IdentityWords.of(groups) + how + "; with " + world);
    }
}
