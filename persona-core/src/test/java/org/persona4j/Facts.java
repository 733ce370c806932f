package org.persona4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.SharedWord;
import org.persona4j.merge.World;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;

/**
 * All facts of a tenant as plain maps: the model beside the engine. Personas are worked out from all of them anew each time.
 * Not thread-safe.
 */
final class Facts {
    private final IdentityRules rules;
    private final Map<ProfileId, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, ProfileId> sources = new TreeMap<>();
    private final Map<DecisionId, Decision> decisions = new LinkedHashMap<>();
    private final Map<Identifier, List<SharedWord>> words = new TreeMap<>();
    private final Map<PersonaId, ArchiveReason> archive = new TreeMap<>();
    private final TreeSet<Identifier> seen = new TreeSet<>();

    Facts(IdentityRules rules) {
        this.rules = rules;
    }

    IdentityRules rules() {
        return rules;
    }

    /** The profiles in the order in which they came, each in the persona it was put in last. */
    List<Profile> profiles() {
        return List.copyOf(profiles.values());
    }

    Profile profile(ProfileId id) {
        return Objects.requireNonNull(profiles.get(id));
    }

    boolean has(ProfileId id) {
        return profiles.containsKey(id);
    }

    /** The profiles of source records, by their keys, which are the hashes of source and source record id. */
    Map<String, ProfileId> sources() {
        return sources;
    }

    @Nullable Profile bySource(String source) {
        ProfileId id = sources.get(source);
        return id == null ? null : profile(id);
    }

    Collection<Decision> decisions() {
        return decisions.values();
    }

    Map<Identifier, List<SharedWord>> words() {
        return words;
    }

    List<SharedWord> wordsOn(Identifier identifier) {
        return words.getOrDefault(identifier, List.of());
    }

    /** Why each persona in the archive is there. */
    Map<PersonaId, ArchiveReason> archive() {
        return archive;
    }

    /** Puts a persona into the archive: its members take no part. */
    void archive(PersonaId id, Collection<ProfileId> members, ArchiveReason reason) {
        archive.put(id, reason);
        members.forEach(member -> edit(member, profile -> profile.absent(Optional.of(Absence.ARCHIVED))));
    }

    /** Takes a persona out of the archive. */
    void restore(PersonaId id, Collection<ProfileId> members) {
        archive.remove(id);
        members.forEach(member -> edit(member, profile -> profile.absent(Optional.empty())));
    }

    /** Whether a profile takes part. */
    boolean isPresent(ProfileId id) {
        return profile(id).absence().isEmpty();
    }

    /** Puts a profile instead of the one of its id. */
    void put(Profile profile) {
        profiles.put(profile.id(), profile);
        seen.addAll(rules.indexed(profile));
    }

    void edit(ProfileId id, UnaryOperator<Profile> edit) {
        put(edit.apply(profile(id)));
    }

    /** Adds a decision, or puts it instead of the one of its id. */
    void put(Decision decision) {
        boolean isNew = decisions.put(decision.id(), decision) == null;
        if (isNew) {
            List<ProfileId> noted = decision.kind() == Decision.Kind.SEPARATE ? decision.left() : decision.profiles();
            noted.forEach(id -> edit(id, profile -> ProfileHistory.decided(profile, decision.id())));
        }
    }

    /** Adds a decision that the profiles it is about know of already. */
    void adopt(Decision decision) {
        decisions.put(decision.id(), decision);
    }

    void words(Identifier identifier, List<SharedWord> next) {
        seen.add(identifier);
        if (next.isEmpty()) {
            words.remove(identifier);
        } else {
            words.put(identifier, List.copyOf(next));
        }
    }

    /** Just after the latest decision about any of the profiles, or the given moment if that is later. */
    Instant afterAllAbout(Collection<ProfileId> about, Instant now) {
        Instant at = now;
        for (ProfileId id : about) {
            for (DecisionId decision : profile(id).decisions()) {
                Instant made = Objects.requireNonNull(decisions.get(decision)).at();
                if (!made.isBefore(at)) {
                    at = made.plusNanos(1);
                }
            }
        }
        return at;
    }

    World world() {
        return World.of(rules, profiles.values(), decisions.values(), words);
    }

    /** Who is who. */
    Partition partition() {
        World world = world();
        Map<Identifier, Boolean> linked = new TreeMap<>();
        for (Identifier identifier : seen) {
            boolean shared = rules.isShared(
                    identifier, 0, 0, wordsOn(identifier).stream().findFirst());
            linked.put(identifier, rules.linkingTypes().contains(identifier.type()) && !shared);
        }
        world.values().forEach(value -> linked.put(value.identifier(), value.links()));
        return Partition.of(world, profiles, linked);
    }

    /** Puts every profile into its persona. */
    void settle(Partition partition) {
        partition.homes().forEach((profile, persona) -> profiles.computeIfPresent(profile, (id, p) -> p.in(persona)));
    }

    /** The profiles of a persona, in the order of their ids. */
    List<Profile> members(Partition partition, PersonaId id) {
        List<Profile> members = new ArrayList<>();
        Objects.requireNonNull(partition.groups().get(id)).members().forEach(member -> members.add(profile(member)));
        return members;
    }

    /** A copy that goes its own way. */
    Facts copy() {
        Facts copy = new Facts(rules);
        copy.profiles.putAll(profiles);
        copy.sources.putAll(sources);
        copy.decisions.putAll(decisions);
        copy.words.putAll(words);
        copy.archive.putAll(archive);
        copy.seen.addAll(seen);
        return copy;
    }
}
