package org.persona4j.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/** Joins the profiles of one context, strongest link first. Lives for one context; not thread-safe. */
final class ContextResolution {
    private final LinkLevel level;
    private final ContextFinder finder;
    private final IdentityRules rules;
    private final List<ProfileFacts> members;
    private final Map<ProfileId, Integer> indexes = new HashMap<>();
    private final List<int[]> separations = new ArrayList<>();
    private final int[] parents;
    private final int[] generations;
    private final Testimony[] testimonies;
    private final Map<Verdict.Pair, Verdict> verdicts = new HashMap<>();
    private final List<Link> joins = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    ContextResolution(Context context, ContextFinder finder, IdentityRules rules) {
        this.level = context.level();
        this.finder = finder;
        this.rules = rules;
        this.members = context.members().stream()
                .map(finder::facts)
                .sorted(Comparator.comparing(ProfileFacts::key))
                .toList();
        this.parents = new int[members.size()];
        this.generations = new int[members.size()];
        this.testimonies = new Testimony[members.size()];
        for (int i = 0; i < members.size(); i++) {
            indexes.put(members.get(i).id(), i);
            parents[i] = i;
        }
    }

    /** Why two groups, as they are, may not be joined; no reason if they may. */
    private record Verdict(Optional<Refusal.Reason> reason, List<Guard.Witness> witnesses) {
        /** Two groups as they are: each by its root and how often it has grown. */
        record Pair(int rootA, int generationA, int rootB, int generationB, boolean manual) {}

        static final Verdict JOIN = new Verdict(Optional.empty(), List.of());
    }

    List<Group> groups() {
        if (rules.guard().isActive()) {
            for (int i = 0; i < members.size(); i++) {
                testimonies[i] = Testimony.of(members.get(i), rules);
            }
        }
        separate();
        if (level != LinkLevel.NONE) {
            finder.manualLinks(indexes.keySet()).stream()
                    .filter(link -> indexes.containsKey(link.later()) && indexes.containsKey(link.earlier()))
                    .forEach(link -> take(link, index(link.later()), index(link.earlier())));
        }
        List<ValueFacts> linking = linkingValues();
        linking.stream().filter(value -> levelOf(value).atLeast(level)).forEach(this::takeAll);
        return collect(linking);
    }

    private void separate() {
        for (ProfileFacts member : members) {
            if (member.decisions().isEmpty()) {
                continue;
            }
            for (Decision decision : finder.decisionsAbout(member.id())) {
                boolean separates = decision.kind() == Decision.Kind.SEPARATE
                        && decision.leftAnchor().equals(member.id());
                for (ProfileId other : separates ? decision.right() : List.<ProfileId>of()) {
                    Integer index = indexes.get(other);
                    boolean latest = index != null
                            && finder.latest(member.id(), other)
                                    .filter(decision::equals)
                                    .isPresent();
                    if (latest) {
                        separations.add(new int[] {index(member.id()), Objects.requireNonNull(index)});
                    }
                }
            }
        }
    }

    private List<ValueFacts> linkingValues() {
        List<Identifier> carried = new ArrayList<>();
        members.forEach(member -> carried.addAll(member.identifiers()));
        return finder.values(carried).stream()
                .filter(value -> value.links() && value.owners().size() > 1)
                .sorted(Comparator.comparing(ContextResolution::levelOf).thenComparing(ValueFacts::identifier))
                .toList();
    }

    private static LinkLevel levelOf(ValueFacts value) {
        return LinkLevel.of(value.identifier().type());
    }

    /** The owners among the members, in the order of their keys. */
    private NavigableSet<Integer> ownersInside(ValueFacts value) {
        NavigableSet<Integer> inside = new TreeSet<>();
        for (ProfileId owner : value.owners()) {
            Integer index = indexes.get(owner);
            if (index != null) {
                inside.add(index);
            }
        }
        return inside;
    }

    private void takeAll(ValueFacts value) {
        NavigableSet<Integer> owners = ownersInside(value);
        for (int later : owners) {
            for (int earlier : owners.headSet(later, false)) {
                if (find(later) != find(earlier)) {
                    Link link = new Link(
                            levelOf(value),
                            members.get(later).id(),
                            members.get(earlier).id(),
                            value.identifier(),
                            null);
                    take(link, later, earlier);
                }
            }
        }
    }

    private void take(Link link, int later, int earlier) {
        int a = find(later);
        int b = find(earlier);
        if (a == b) {
            return;
        }
        boolean manual = link.level() == LinkLevel.MANUAL;
        Verdict verdict = verdicts.computeIfAbsent(
                new Verdict.Pair(a, generations[a], b, generations[b], manual), pair -> judge(a, b, manual));
        if (verdict.reason().isPresent()) {
            refusals.add(new Refusal(link, verdict.reason().get(), verdict.witnesses()));
            return;
        }
        joins.add(link);
        parents[b] = a;
        generations[a]++;
        if (rules.guard().isActive()) {
            testimonies[a].add(testimonies[b]);
        }
    }

    private Verdict judge(int a, int b, boolean manual) {
        for (int[] pair : separations) {
            int x = find(pair[0]);
            int y = find(pair[1]);
            if ((x == a && y == b) || (x == b && y == a)) {
                return new Verdict(Optional.of(Refusal.Reason.SEPARATED), List.of());
            }
        }
        if (manual || !rules.guard().isActive()) {
            return Verdict.JOIN;
        }
        List<Guard.Witness> objections = rules.guard().objections(testimonies[a], testimonies[b]);
        return objections.isEmpty() ? Verdict.JOIN : new Verdict(Optional.of(Refusal.Reason.GUARDED), objections);
    }

    private int find(int index) {
        int root = index;
        while (parents[root] != root) {
            root = parents[root];
        }
        int step = index;
        while (parents[step] != root) {
            int next = parents[step];
            parents[step] = root;
            step = next;
        }
        return root;
    }

    private int index(ProfileId profile) {
        return Objects.requireNonNull(indexes.get(profile));
    }

    private List<Group> collect(List<ValueFacts> linking) {
        Map<Integer, TreeSet<ProfileId>> groups = new TreeMap<>();
        for (int i = 0; i < members.size(); i++) {
            groups.computeIfAbsent(find(i), root -> new TreeSet<>())
                    .add(members.get(i).id());
        }
        Map<Integer, List<Link>> joinsByRoot = new HashMap<>();
        joins.forEach(link -> joinsByRoot
                .computeIfAbsent(find(index(link.later())), root -> new ArrayList<>())
                .add(link));
        Map<Integer, Map<Refusal.Cause, Refusal>> refusalsByRoot = refusalsByRoot(linking);
        List<Group> answer = new ArrayList<>(groups.size());
        groups.forEach((root, ids) -> answer.add(new Group(
                List.copyOf(ids),
                level,
                joinsByRoot.getOrDefault(root, List.of()),
                List.copyOf(refusalsByRoot.getOrDefault(root, Map.of()).values()),
                ids.stream().anyMatch(id -> !finder.decisionsAbout(id).isEmpty()))));
        return answer;
    }

    /** Of each group the refused links that lead out of it: the first of each value, or decision, and reason. */
    private Map<Integer, Map<Refusal.Cause, Refusal>> refusalsByRoot(List<ValueFacts> linking) {
        Map<Integer, Map<Refusal.Cause, Refusal>> byRoot = new HashMap<>();
        for (Refusal refusal : refusals) {
            int a = find(index(refusal.link().later()));
            int b = find(index(refusal.link().earlier()));
            if (a != b) {
                note(byRoot, a, refusal);
                note(byRoot, b, refusal);
            }
        }
        if (level == LinkLevel.NONE) {
            finder.manualLinks(indexes.keySet()).forEach(link -> noteOversize(byRoot, link));
        }
        linking.stream().filter(value -> !levelOf(value).atLeast(level)).forEach(value -> noteOversize(byRoot, value));
        return byRoot;
    }

    /** Manual links alone reach more than the cap: each profile stands alone, and all its links lead out. */
    private void noteOversize(Map<Integer, Map<Refusal.Cause, Refusal>> byRoot, Link manual) {
        Refusal refusal = new Refusal(manual, Refusal.Reason.OVERSIZE, List.of());
        for (ProfileId end : List.of(manual.later(), manual.earlier())) {
            if (indexes.containsKey(end)) {
                note(byRoot, find(index(end)), refusal);
            }
        }
    }

    private void noteOversize(Map<Integer, Map<Refusal.Cause, Refusal>> byRoot, ValueFacts value) {
        Set<Integer> noted = new HashSet<>();
        for (int inside : ownersInside(value)) {
            int root = find(inside);
            if (!noted.add(root)) {
                continue;
            }
            value.owners().stream()
                    .filter(other -> !indexes.containsKey(other) || find(index(other)) != root)
                    .min(Comparator.naturalOrder())
                    .ifPresent(outside -> note(
                            byRoot,
                            root,
                            new Refusal(
                                    new Link(
                                            levelOf(value),
                                            members.get(inside).id(),
                                            outside,
                                            value.identifier(),
                                            null),
                                    Refusal.Reason.OVERSIZE,
                                    List.of())));
        }
    }

    private static void note(Map<Integer, Map<Refusal.Cause, Refusal>> byRoot, int root, Refusal refusal) {
        byRoot.computeIfAbsent(root, key -> new LinkedHashMap<>()).putIfAbsent(refusal.cause(), refusal);
    }
}
