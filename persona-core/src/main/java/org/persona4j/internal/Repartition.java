package org.persona4j.internal;

import java.util.Comparator;
import java.util.HashMap;
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
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.Group;
import org.persona4j.merge.IdentityGraph;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.Resolution;
import org.persona4j.merge.Resolver;
import org.persona4j.merge.ValueFacts;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;

/**
 * Finds out what a change of facts does to the personas: which it touches, as they were and as they are to be.
 *
 * <p>A change adds and removes links. Whose persona can differ is whoever shares a resolution context, before or after the
 * change, with an end of such a link; everybody else's answer is the same as before. Those are resolved again, and the
 * difference is what there is to write.
 */
final class Repartition {
    private final Workspace workspace;
    private final IdentifierIndex index;
    private final WorkspaceGraph after;
    private final RecordLayout layout;
    private final Resolver resolver;
    private final FactChange change;

    Repartition(
            Workspace workspace, IdentifierIndex index, RecordLayout layout, IdentityRules rules, FactChange change) {
        this.workspace = workspace;
        this.index = index;
        this.after = index.graph();
        this.layout = layout;
        this.resolver = new Resolver(rules);
        this.change = change;
    }

    /** A persona as it is to be. */
    record Target(PersonaId id, PersonaRecord record, Group group) {}

    /** The personas a change touches, as they are stored and as they are to be. */
    record Difference(Map<PersonaId, PersonaRecord> stored, Map<PersonaId, Target> targets) {
        /** Whether one of the personas, as stored or as it is to be, is one that nobody sees. */
        boolean isHidden() {
            return stored.values().stream().anyMatch(PersonaRecord::hidden)
                    || targets.values().stream()
                            .anyMatch(target -> target.record().hidden());
        }

        /** The persona that each profile is to be in. */
        Map<ProfileId, PersonaId> destinations() {
            Map<ProfileId, PersonaId> destinations = new HashMap<>();
            targets.forEach((id, target) -> target.record().members().forEach(member -> destinations.put(member, id)));
            return destinations;
        }
    }

    Difference difference() {
        IdentityGraph before = new BeforeGraph(after, change);
        Set<ProfileId> ends = ends(before);
        Set<ProfileId> affected = new LinkedHashSet<>(resolver.reach(ends, before));
        affected.addAll(resolver.reach(ends, after));
        affected.removeIf(profile -> !takesPart(profile));
        Map<PersonaId, PersonaRecord> stored = new TreeMap<>();
        Resolution resolution = close(affected, stored);
        if (mayTakeLinksAway() && workspace.readCount() > workspace.budget() / 2) {
            lockOversize(affected);
        }
        Map<PersonaId, Target> targets = new TreeMap<>();
        for (Group group : resolution.groups()) {
            Target target = target(group);
            targets.put(target.id(), target);
        }
        return new Difference(stored, targets);
    }

    private boolean takesPart(ProfileId id) {
        Profile profile = workspace.get(layout.profile(id), Profile.class);
        return profile != null && profile.absence().isEmpty();
    }

    private boolean mayTakeLinksAway() {
        boolean edits = change.profiles().values().stream().anyMatch(Optional::isPresent);
        Map<Identifier, ValueFacts> are = after.values(change.linked().keySet());
        boolean unlinked = change.linked().entrySet().stream()
                .anyMatch(value -> value.getValue()
                        && !Optional.ofNullable(are.get(value.getKey()))
                                .filter(ValueFacts::links)
                                .isPresent());
        return edits || unlinked || !change.decisions().isEmpty();
    }

    /**
     * Locks what shows that contexts are too large to grow. Two changes far apart might each leave too many profiles, and
     * together few enough for one persona; so one of them must notice the other. Not needed where all that was read is
     * expected by the commit anyway.
     */
    private void lockOversize(Set<ProfileId> affected) {
        Set<ProfileId> tooMany = resolver.oversize(affected, after);
        workspace.load(tooMany.stream().map(layout::profile).toList());
        List<RecordKey> personas = tooMany.stream()
                .map(profile -> layout.persona(profile(profile).personaId()))
                .toList();
        workspace.load(personas);
        personas.forEach(workspace::lock);
    }

    /** Widens what is affected until it holds whole stored personas and whole groups. */
    private Resolution close(Set<ProfileId> affected, Map<PersonaId, PersonaRecord> stored) {
        while (true) {
            Resolution resolution = resolver.resolve(affected, after);
            Set<ProfileId> all = new LinkedHashSet<>(affected);
            resolution.groups().forEach(group -> all.addAll(group.members()));
            workspace.load(all.stream().map(layout::profile).toList());
            workspace.load(all.stream()
                    .map(profile -> layout.persona(profile(profile).personaId()))
                    .toList());
            stored.clear();
            for (ProfileId profile : all) {
                PersonaId id = profile(profile).personaId();
                PersonaRecord record = workspace.get(layout.persona(id), PersonaRecord.class);
                workspace.lock(layout.persona(id));
                if (record != null && record.members().contains(profile)) {
                    stored.put(id, record);
                }
            }
            stored.values().forEach(record -> all.addAll(record.members()));
            if (all.size() == affected.size()) {
                return resolution;
            }
            affected.addAll(all);
        }
    }

    /** The ends of the links that the change adds or removes, and the profiles whose facts it changes. */
    private Set<ProfileId> ends(IdentityGraph before) {
        Set<ProfileId> ends = new LinkedHashSet<>(change.profiles().keySet());
        List<Identifier> touched = List.copyOf(change.linked().keySet());
        Map<Identifier, ValueFacts> were = before.values(touched);
        Map<Identifier, ValueFacts> are = after.values(touched);
        for (Identifier identifier : touched) {
            ValueFacts was = were.get(identifier);
            ValueFacts is = are.get(identifier);
            boolean linked = was != null && was.links();
            boolean links = is != null && is.links();
            if (linked != links || index.hides(identifier) != change.hid(identifier)) {
                ends.addAll(ownersOf(was));
                ends.addAll(ownersOf(is));
            } else if (links && !ownersOf(was).equals(ownersOf(is))) {
                neighbor(was).ifPresent(ends::add);
                neighbor(is).ifPresent(ends::add);
            }
        }
        for (DecisionId id : change.decisions().keySet()) {
            Decision decision = after.decisions(List.of(id)).get(id);
            if (decision != null) {
                ends.addAll(decision.profiles());
            }
        }
        return ends;
    }

    private static List<ProfileId> ownersOf(@Nullable ValueFacts value) {
        return value == null ? List.of() : value.owners();
    }

    /** One profile the change does not touch that carries the value: it stands for all, as the value links them. */
    private Optional<ProfileId> neighbor(@Nullable ValueFacts value) {
        return ownersOf(value).stream()
                .filter(owner -> !change.profiles().containsKey(owner))
                .findFirst();
    }

    private Target target(Group group) {
        Profile founder = group.members().stream()
                .map(this::profile)
                .min(Comparator.comparing(Profile::createdAt).thenComparing(Profile::id))
                .orElseThrow();
        List<Refusal.Cause> quarantine =
                group.refusals().stream().map(Refusal::cause).toList();
        PersonaRecord record = PersonaRecord.of(
                group.members(),
                founder.createdAt(),
                group.level(),
                quarantine,
                group.constrained(),
                index.hidesAny(group.members().stream().map(this::profile).toList()));
        return new Target(PersonaId.of(founder.id().value()), record, group);
    }

    private Profile profile(ProfileId id) {
        Profile profile = workspace.get(layout.profile(id), Profile.class);
        if (profile == null) {
            throw new StaleReadException();
        }
        return profile;
    }

    /** Writes the difference, and whatever must be written so that nobody who relied on the old facts can commit. */
    void write(Difference difference) {
        difference.stored().keySet().stream()
                .filter(id -> !difference.targets().containsKey(id))
                .forEach(id -> workspace.delete(layout.persona(id)));
        difference.targets().forEach((id, target) -> {
            if (!target.record().equals(workspace.get(layout.persona(id), PersonaRecord.class))) {
                workspace.put(layout.persona(id), target.record());
            }
        });
        difference.destinations().forEach((member, id) -> {
            Profile profile = profile(member);
            if (!profile.personaId().equals(id)) {
                workspace.put(layout.profile(member), profile.in(id));
            }
        });
        touch(difference);
    }

    private void touch(Difference difference) {
        Map<ProfileId, PersonaId> destinations = difference.destinations();
        Set<PersonaId> mustBeWritten = new TreeSet<>();
        for (ProfileId changed : change.profiles().keySet()) {
            Optional.ofNullable(destinations.get(changed)).ifPresent(mustBeWritten::add);
        }
        for (DecisionId id : change.decisions().keySet()) {
            Decision decision = after.decisions(List.of(id)).get(id);
            if (decision != null) {
                decision.profiles().stream()
                        .map(destinations::get)
                        .filter(Objects::nonNull)
                        .forEach(mustBeWritten::add);
            }
        }
        after.values(change.linked().keySet())
                .values()
                .forEach(value -> mustBeWritten.addAll(toTellOf(value, destinations)));
        for (PersonaId id : mustBeWritten) {
            if (!workspace.writes(layout.persona(id))) {
                workspace.put(
                        layout.persona(id),
                        Objects.requireNonNull(difference.targets().get(id)).record());
            }
        }
    }

    /**
     * The personas by which those who relied on a value notice that it changed: one of another owner, if none is written anyway;
     * all of them if it begins or ceases to link, as then all their links come or go.
     */
    private List<PersonaId> toTellOf(ValueFacts value, Map<ProfileId, PersonaId> destinations) {
        List<PersonaId> owners = value.owners().stream()
                .filter(owner -> !change.profiles().containsKey(owner))
                .map(destinations::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Identifier identifier = value.identifier();
        boolean flips = value.links() != Boolean.TRUE.equals(change.linked().get(identifier))
                || index.hides(identifier) != change.hid(identifier);
        boolean told = owners.isEmpty() || owners.stream().anyMatch(id -> workspace.writes(layout.persona(id)));
        if (flips) {
            return owners;
        }
        return told ? List.of() : owners.subList(0, 1);
    }

    /** What the difference means to those who look at personas. */
    Effect effect(Difference difference) {
        Map<ProfileId, PersonaId> destinations = difference.destinations();
        Map<PersonaId, List<ProfileId>> before = new LinkedHashMap<>();
        Map<PersonaId, List<ProfileId>> afterwards = new LinkedHashMap<>();
        Map<PersonaId, Group> groups = new LinkedHashMap<>();
        difference.stored().forEach((id, record) -> before.put(id, record.members()));
        difference.targets().forEach((id, target) -> {
            afterwards.put(id, target.record().members());
            groups.put(id, target.group());
        });
        return new Effect(
                before,
                afterwards,
                groups,
                Effects.merges(before, destinations),
                Effects.splits(before, destinations),
                Effects.flips(change, after),
                difference.isHidden());
    }
}
