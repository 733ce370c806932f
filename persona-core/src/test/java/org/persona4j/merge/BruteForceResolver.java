package org.persona4j.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.ProfileId;

/**
 * The rules of the resolver as plainly as they can be written, for comparison with the real one: the whole graph at once,
 * plain sets, nothing remembered, no search that stops early. Slow; made for worlds of some dozen profiles.
 */
public final class BruteForceResolver {
    private final World world;
    private final List<Edge> edges;

    private BruteForceResolver(World world) {
        this.world = world;
        this.edges = edges(world);
    }

    /**
     * A group as it should be.
     *
     * @param members its profiles
     * @param level the level at which they were resolved
     * @param causes why links that lead out of the group were refused
     */
    public record Expected(Set<ProfileId> members, LinkLevel level, Set<Refusal.Cause> causes) {
        /** What is to be compared of a group that the resolver gave. */
        public static Expected of(Group group) {
            Set<Refusal.Cause> causes = new HashSet<>();
            group.refusals().forEach(refusal -> causes.add(refusal.cause()));
            return new Expected(new TreeSet<>(group.members()), group.level(), causes);
        }
    }

    /** All groups of the world. */
    public static Set<Expected> resolve(World world) {
        return new BruteForceResolver(world).groups();
    }

    /** The profiles that can be reached from one by links of a level or stronger, refused links included. */
    public static Set<ProfileId> reach(World world, ProfileId from, LinkLevel level) {
        return new BruteForceResolver(world).reach(from, level);
    }

    /** The decision about two profiles that counts: the latest that was not withdrawn. */
    public static Optional<Decision> latest(World world, ProfileId one, ProfileId other) {
        return world.decisions().stream()
                .filter(decision -> decision.withdrawn().isEmpty())
                .filter(decision -> speaksOf(decision, one, other) || speaksOf(decision, other, one))
                .max(Comparator.comparing(Decision::at)
                        .thenComparing(decision -> decision.id().value()));
    }

    private static boolean speaksOf(Decision decision, ProfileId left, ProfileId right) {
        return decision.left().contains(left) && decision.right().contains(right);
    }

    /** A link between two profiles, before anybody asks whether it may join them. */
    private record Edge(
            LinkLevel level,
            ProfileFacts later,
            ProfileFacts earlier,
            @Nullable Identifier identifier,
            @Nullable Decision decision) {
        /** The one order in which links are taken. */
        static final Comparator<Edge> ORDER = (a, b) -> {
            int byLevel = a.level.compareTo(b.level);
            if (byLevel != 0) {
                return byLevel;
            }
            int byCause = a.level == LinkLevel.MANUAL
                    ? newestFirst(Objects.requireNonNull(a.decision), Objects.requireNonNull(b.decision))
                    : byValue(Objects.requireNonNull(a.identifier), Objects.requireNonNull(b.identifier));
            if (byCause != 0) {
                return byCause;
            }
            int byLater = a.later.key().compareTo(b.later.key());
            return byLater != 0 ? byLater : a.earlier.key().compareTo(b.earlier.key());
        };

        private static int newestFirst(Decision a, Decision b) {
            int byTime = b.at().compareTo(a.at());
            return byTime != 0 ? byTime : b.id().value().compareTo(a.id().value());
        }

        private static int byValue(Identifier a, Identifier b) {
            int byType = a.type().compareTo(b.type());
            return byType != 0 ? byType : a.value().compareTo(b.value());
        }

        Refusal.Cause refused(Refusal.Reason reason) {
            return new Refusal.Cause(level, identifier, decision == null ? null : decision.id(), reason);
        }

        boolean leadsOutOf(Set<ProfileId> members) {
            return members.contains(later.id()) != members.contains(earlier.id());
        }
    }

    private static List<Edge> edges(World world) {
        List<Edge> edges = new ArrayList<>();
        for (ProfileFacts later : world.profiles()) {
            for (ProfileFacts earlier : world.profiles()) {
                if (later.key().compareTo(earlier.key()) <= 0) {
                    continue;
                }
                latest(world, later.id(), earlier.id())
                        .filter(decision -> decision.kind() == Decision.Kind.LINK)
                        .filter(decision -> Set.of(decision.leftAnchor(), decision.rightAnchor())
                                .equals(Set.of(later.id(), earlier.id())))
                        .ifPresent(decision -> edges.add(new Edge(LinkLevel.MANUAL, later, earlier, null, decision)));
                for (ValueFacts value : world.values()) {
                    boolean both = value.owners().contains(later.id())
                            && value.owners().contains(earlier.id());
                    if (value.links() && both) {
                        edges.add(
                                new Edge(levelOf(value.identifier().type()), later, earlier, value.identifier(), null));
                    }
                }
            }
        }
        edges.sort(Edge.ORDER);
        return edges;
    }

    private static LinkLevel levelOf(IdentifierType type) {
        return LinkLevel.valueOf(type.name());
    }

    private Set<ProfileId> reach(ProfileId from, LinkLevel level) {
        Set<ProfileId> reached = new TreeSet<>(Set.of(from));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Edge edge : edges) {
                boolean strongEnough = edge.level().compareTo(level) <= 0;
                if (strongEnough && edge.leadsOutOf(reached)) {
                    reached.add(edge.later().id());
                    reached.add(edge.earlier().id());
                    grew = true;
                }
            }
        }
        return reached;
    }

    private LinkLevel level(ProfileId profile) {
        LinkLevel weakest = LinkLevel.NONE;
        for (LinkLevel level : EnumSet.range(LinkLevel.NONE, LinkLevel.WEAKEST)) {
            if (reach(profile, level).size() <= world.rules().sizeCap()) {
                weakest = level;
            }
        }
        return weakest;
    }

    private Set<Expected> groups() {
        Set<Expected> groups = new LinkedHashSet<>();
        for (ProfileFacts profile : world.profiles()) {
            LinkLevel level = level(profile.id());
            groups.add(groupOf(profile.id(), level, reach(profile.id(), level)));
        }
        return groups;
    }

    private Expected groupOf(ProfileId profile, LinkLevel level, Set<ProfileId> context) {
        Map<ProfileId, Set<ProfileId>> groups = new TreeMap<>();
        context.forEach(member -> groups.put(member, Set.of(member)));
        Map<Edge, Refusal.Reason> refused = new LinkedHashMap<>();
        for (Edge edge : edges) {
            Set<ProfileId> one = groups.get(edge.later().id());
            Set<ProfileId> other = groups.get(edge.earlier().id());
            if (edge.level().compareTo(level) > 0) {
                refused.put(edge, Refusal.Reason.OVERSIZE);
            } else if (one != null && other != null && !one.equals(other)) {
                Optional<Refusal.Reason> reason = reasonAgainst(edge, one, other);
                if (reason.isPresent()) {
                    refused.put(edge, reason.get());
                } else {
                    Set<ProfileId> joined = new TreeSet<>(one);
                    joined.addAll(other);
                    joined.forEach(member -> groups.put(member, joined));
                }
            }
        }
        Set<ProfileId> members = Objects.requireNonNull(groups.get(profile));
        Set<Refusal.Cause> causes = new HashSet<>();
        refused.forEach((edge, reason) -> {
            if (edge.leadsOutOf(members)) {
                causes.add(edge.refused(reason));
            }
        });
        return new Expected(members, level, causes);
    }

    private Optional<Refusal.Reason> reasonAgainst(Edge edge, Set<ProfileId> one, Set<ProfileId> other) {
        for (ProfileId a : one) {
            for (ProfileId b : other) {
                if (isSeparated(world, a, b)) {
                    return Optional.of(Refusal.Reason.SEPARATED);
                }
            }
        }
        boolean guarded = edge.level() != LinkLevel.MANUAL && guardObjects(one, other);
        return guarded ? Optional.of(Refusal.Reason.GUARDED) : Optional.empty();
    }

    /** Whether what counts between two profiles is a separation. */
    public static boolean isSeparated(World world, ProfileId one, ProfileId other) {
        return latest(world, one, other)
                .filter(decision -> decision.kind() == Decision.Kind.SEPARATE)
                .isPresent();
    }

    private boolean guardObjects(Set<ProfileId> one, Set<ProfileId> other) {
        Guard guard = world.rules().guard();
        int disagreeing = 0;
        for (Guard.Witness witness : guard.witnesses()) {
            boolean disagrees = switch (witness) {
                case GOVERNMENT_ID ->
                    differ(ids(one, IdentifierType.GOVERNMENT_ID), ids(other, IdentifierType.GOVERNMENT_ID));
                case MEDICAL_ID -> differ(ids(one, IdentifierType.MEDICAL_ID), ids(other, IdentifierType.MEDICAL_ID));
                case NAME -> differ(words(one), words(other));
                case BIRTH_DATE -> birthDatesDiffer(birthDates(one), birthDates(other));
            };
            disagreeing += disagrees ? 1 : 0;
        }
        return guard.enough() > 0 && disagreeing >= guard.enough();
    }

    private static boolean differ(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return !one.isEmpty() && !other.isEmpty() && common.isEmpty();
    }

    private Set<String> ids(Set<ProfileId> members, IdentifierType type) {
        Set<String> ids = new HashSet<>();
        for (ProfileId member : members) {
            for (Identifier identifier : world.profile(member).identifiers()) {
                if (identifier.type() == type && !world.rules().placeholders().matches(identifier)) {
                    ids.add(identifier.value());
                }
            }
        }
        return ids;
    }

    private Set<String> words(Set<ProfileId> members) {
        Set<String> words = new HashSet<>();
        members.forEach(member -> words.addAll(world.profile(member).nameWords()));
        return words;
    }

    private Set<LocalDate> birthDates(Set<ProfileId> members) {
        Set<LocalDate> dates = new HashSet<>();
        members.forEach(member -> world.profile(member).birthDate().ifPresent(dates::add));
        return dates;
    }

    private static boolean birthDatesDiffer(Set<LocalDate> one, Set<LocalDate> other) {
        for (LocalDate a : one) {
            for (LocalDate b : other) {
                if (areNearlyEqual(a, b)) {
                    return false;
                }
            }
        }
        return !one.isEmpty() && !other.isEmpty();
    }

    /** At most one of year, month and day differs; day and month in each other's place are equal. */
    private static boolean areNearlyEqual(LocalDate a, LocalDate b) {
        boolean swapped = a.getMonthValue() == b.getDayOfMonth() && b.getMonthValue() == a.getDayOfMonth();
        int differences = a.getYear() == b.getYear() ? 0 : 1;
        if (!swapped) {
            differences += a.getMonthValue() == b.getMonthValue() ? 0 : 1;
            differences += a.getDayOfMonth() == b.getDayOfMonth() ? 0 : 1;
        }
        return differences < 2;
    }
}
