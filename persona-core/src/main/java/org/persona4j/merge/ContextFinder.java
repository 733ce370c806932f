package org.persona4j.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/**
 * Finds the context in which a profile is resolved, and keeps the facts it saw on the way.
 *
 * <p>The search goes from the strongest level to the weakest and stops as soon as it has seen one profile more than the cap.
 * Everything reachable from a profile at a level has the same context at that level, so no search is made twice. Lives for
 * one resolution; not thread-safe.
 */
final class ContextFinder {
    private final IdentityGraph graph;
    private final int cap;
    private final Map<ProfileId, ProfileFacts> profiles = new HashMap<>();
    private final Map<Identifier, ValueFacts> values = new HashMap<>();
    private final Map<DecisionId, Decision> decisions = new HashMap<>();
    private final Set<Identifier> askedValues = new HashSet<>();
    private final Map<ProfileId, Context> found = new HashMap<>();
    private final Map<ProfileId, LinkLevel> oversizeAt = new HashMap<>();
    private final Set<ProfileId> tooMany = new LinkedHashSet<>();

    ContextFinder(IdentityGraph graph, int cap) {
        this.graph = graph;
        this.cap = cap;
    }

    /** The context of an existing profile. */
    Context contextOf(ProfileId seed) {
        Context known = found.get(seed);
        if (known != null) {
            return known;
        }
        Context context = search(seed);
        context.members().forEach(member -> found.put(member, context));
        return context;
    }

    /** The profiles that were found to be more than the cap together, in the searches so far. */
    Set<ProfileId> tooMany() {
        return tooMany;
    }

    private Context search(ProfileId seed) {
        loadProfiles(List.of(seed));
        Set<ProfileId> reached = new LinkedHashSet<>();
        reached.add(seed);
        LinkLevel complete = LinkLevel.NONE;
        LinkLevel oversize = oversizeAt.get(seed);
        for (LinkLevel level : LinkLevel.values()) {
            if (level == LinkLevel.NONE) {
                continue;
            }
            if (level == oversize) {
                break;
            }
            int sizeBefore = reached.size();
            expand(reached, level);
            if (reached.size() > cap) {
                reached.forEach(profile -> oversizeAt.merge(profile, level, ContextFinder::stronger));
                tooMany.addAll(reached);
                return new Context(complete, first(reached, sizeBefore));
            }
            complete = level;
        }
        return new Context(complete, reached);
    }

    private static LinkLevel stronger(LinkLevel a, LinkLevel b) {
        return a.atLeast(b) ? a : b;
    }

    private static Set<ProfileId> first(Set<ProfileId> reached, int count) {
        Set<ProfileId> first = new LinkedHashSet<>();
        for (ProfileId profile : reached) {
            if (first.size() == count) {
                break;
            }
            first.add(profile);
        }
        return first;
    }

    /** Adds what can be reached by links of the level or stronger, given that stronger links were followed already. */
    private void expand(Set<ProfileId> reached, LinkLevel level) {
        List<ProfileId> wave = new ArrayList<>(reached);
        LinkLevel from = level;
        while (!wave.isEmpty() && reached.size() <= cap) {
            List<ProfileId> next = new ArrayList<>();
            for (ProfileId neighbor : neighbors(wave, from, level)) {
                if (reached.size() > cap) {
                    break;
                }
                if (reached.add(neighbor)) {
                    next.add(neighbor);
                }
            }
            loadProfiles(next);
            wave = next;
            from = LinkLevel.MANUAL;
        }
    }

    private Collection<ProfileId> neighbors(List<ProfileId> wave, LinkLevel strongest, LinkLevel weakest) {
        Set<ProfileId> neighbors = new LinkedHashSet<>();
        if (strongest == LinkLevel.MANUAL) {
            for (Link link : manualLinks(wave)) {
                neighbors.add(link.later());
                neighbors.add(link.earlier());
            }
        }
        List<Identifier> shared = new ArrayList<>();
        for (ProfileId profile : wave) {
            for (Identifier identifier : facts(profile).identifiers()) {
                LinkLevel level = LinkLevel.of(identifier.type());
                if (strongest.atLeast(level) && level.atLeast(weakest)) {
                    shared.add(identifier);
                }
            }
        }
        for (ValueFacts value : values(shared)) {
            if (value.links()) {
                neighbors.addAll(value.owners());
            }
        }
        return neighbors;
    }

    /** The manual links with an end among these profiles: one a pair, by the latest decision about it. */
    List<Link> manualLinks(Collection<ProfileId> ends) {
        loadDecisions(ends);
        Map<Set<ProfileId>, Link> byPair = new HashMap<>();
        for (ProfileId end : ends) {
            for (DecisionId id : facts(end).decisions()) {
                Decision decision = decisions.get(id);
                if (decision == null || !isManualLinkAt(end, decision)) {
                    continue;
                }
                ProfileId left = decision.leftAnchor();
                ProfileId right = decision.rightAnchor();
                loadProfiles(List.of(left, right));
                boolean bothExist = profiles.containsKey(left) && profiles.containsKey(right);
                if (bothExist && latest(left, right).filter(decision::equals).isPresent()) {
                    byPair.put(Set.of(left, right), manualLink(decision));
                }
            }
        }
        return byPair.values().stream().sorted(Link.MANUAL_ORDER).toList();
    }

    private static boolean isManualLinkAt(ProfileId end, Decision decision) {
        boolean anchored =
                decision.leftAnchor().equals(end) || decision.rightAnchor().equals(end);
        return anchored && decision.kind() == Decision.Kind.LINK && decision.holds();
    }

    private Link manualLink(Decision decision) {
        ProfileId left = decision.leftAnchor();
        ProfileId right = decision.rightAnchor();
        boolean leftIsLater = facts(left).key().compareTo(facts(right).key()) > 0;
        return new Link(LinkLevel.MANUAL, leftIsLater ? left : right, leftIsLater ? right : left, null, decision);
    }

    /** The latest decision about the two profiles that was not withdrawn. */
    Optional<Decision> latest(ProfileId a, ProfileId b) {
        List<ProfileId> both = List.of(a, b);
        loadDecisions(both);
        Decision latest = null;
        for (ProfileId profile : both) {
            for (DecisionId id : facts(profile).decisions()) {
                Decision decision = decisions.get(id);
                if (decision == null || !decision.holds() || !decision.isAbout(a, b)) {
                    continue;
                }
                if (latest == null || Decision.LATEST_FIRST.compare(decision, latest) < 0) {
                    latest = decision;
                }
            }
        }
        return Optional.ofNullable(latest);
    }

    /** The decisions about a profile that hold. */
    List<Decision> decisionsAbout(ProfileId profile) {
        loadDecisions(List.of(profile));
        return facts(profile).decisions().stream()
                .map(decisions::get)
                .filter(decision -> decision != null && decision.holds())
                .toList();
    }

    /** The facts of a profile that was reached. */
    ProfileFacts facts(ProfileId profile) {
        ProfileFacts facts = profiles.get(profile);
        if (facts == null) {
            throw new InconsistentFactsException("the profile " + profile + " is referred to and does not exist");
        }
        return facts;
    }

    /** The facts of these identifiers, each once. */
    List<ValueFacts> values(Collection<Identifier> identifiers) {
        Set<Identifier> wanted = new LinkedHashSet<>(identifiers);
        List<Identifier> missing = new ArrayList<>();
        for (Identifier identifier : wanted) {
            if (askedValues.add(identifier)) {
                missing.add(identifier);
            }
        }
        if (!missing.isEmpty()) {
            values.putAll(graph.values(missing));
        }
        List<ValueFacts> answer = new ArrayList<>(wanted.size());
        for (Identifier identifier : wanted) {
            ValueFacts value = values.get(identifier);
            if (value != null) {
                answer.add(value);
            }
        }
        return answer;
    }

    private void loadProfiles(Collection<ProfileId> ids) {
        List<ProfileId> missing =
                ids.stream().filter(id -> !profiles.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            profiles.putAll(graph.profiles(missing));
        }
    }

    private void loadDecisions(Collection<ProfileId> about) {
        List<DecisionId> missing = new ArrayList<>();
        for (ProfileId profile : about) {
            for (DecisionId id : facts(profile).decisions()) {
                if (!decisions.containsKey(id)) {
                    missing.add(id);
                }
            }
        }
        if (!missing.isEmpty()) {
            decisions.putAll(graph.decisions(missing));
        }
    }
}
