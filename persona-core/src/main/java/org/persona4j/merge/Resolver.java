package org.persona4j.merge;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.persona4j.identity.ProfileId;

/**
 * Decides which profiles are the same customer. Pure: the answer depends on the facts alone, not on their order.
 *
 * <p>It works like Kruskal's algorithm with constraints: links are taken strongest first, and two groups are joined unless a
 * person separated them or the guard objects. The order of the links is by level, then manual links newest first and others
 * by identifier, then by the later of the two profile keys, then by the earlier.
 *
 * <p>No persona grows without bound: a profile is resolved among what it reaches by links of the weakest level at which that
 * is no more than {@link IdentityRules#sizeCap()} profiles, refused links included. Links of weaker levels are
 * {@link Refusal.Reason#OVERSIZE}. So the answer for a profile never depends on anything further away, and asking for one
 * profile gives the same as asking for all.
 *
 * <p>Immutable and thread-safe.
 */
public final class Resolver {
    private final IdentityRules rules;

    /** A resolver by these rules. */
    public Resolver(IdentityRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * Resolves these profiles, and with them all that share their contexts.
     *
     * @param profiles profiles; those that do not exist are passed over
     * @param graph the facts
     */
    public Resolution resolve(Collection<ProfileId> profiles, IdentityGraph graph) {
        ContextFinder finder = new ContextFinder(graph, rules.sizeCap());
        Map<ProfileId, Group> groups = new HashMap<>();
        for (ProfileId profile : graph.profiles(profiles).keySet()) {
            if (!groups.containsKey(profile)) {
                Context context = finder.contextOf(profile);
                for (Group group : new ContextResolution(context, finder, rules).groups()) {
                    group.members().forEach(member -> groups.put(member, group));
                }
            }
        }
        return new Resolution(groups);
    }

    /**
     * The profiles among which any of these is resolved: nothing else has a say in their groups.
     *
     * @param profiles profiles; those that do not exist are passed over
     * @param graph the facts
     */
    public Set<ProfileId> reach(Collection<ProfileId> profiles, IdentityGraph graph) {
        ContextFinder finder = new ContextFinder(graph, rules.sizeCap());
        Set<ProfileId> reached = new LinkedHashSet<>();
        for (ProfileId profile : graph.profiles(profiles).keySet()) {
            if (!reached.contains(profile)) {
                reached.addAll(finder.contextOf(profile).members());
            }
        }
        return reached;
    }

    /**
     * The profiles that show why these are resolved by strong links only: those that can be reached by weaker ones and are
     * more than the cap. As long as they hang together, no context of these profiles grows.
     *
     * @param profiles profiles; those that do not exist are passed over
     * @param graph the facts
     */
    public Set<ProfileId> oversize(Collection<ProfileId> profiles, IdentityGraph graph) {
        ContextFinder finder = new ContextFinder(graph, rules.sizeCap());
        graph.profiles(profiles).keySet().forEach(finder::contextOf);
        return Collections.unmodifiableSet(finder.tooMany());
    }
}
