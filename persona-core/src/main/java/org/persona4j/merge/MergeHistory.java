package org.persona4j.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;

/**
 * How a persona came to be: its profiles, which link joined each of them, and which links were refused. It draws itself
 * ({@link #toMermaid()}). Immutable; {@code toString} shows the id only.
 */
public final class MergeHistory {
    private final PersonaId persona;
    private final List<MergedProfile> profiles;
    private final Group group;

    private MergeHistory(PersonaId persona, List<MergedProfile> profiles, Group group) {
        this.persona = persona;
        this.profiles = profiles;
        this.group = group;
    }

    /**
     * A profile of the persona.
     *
     * @param profile the profile: its source, source record id, id, first seen and identifiers
     * @param joinedByOrNull the link that joined it to those nearer to the profile that gave the persona its id, which has
     *     none itself
     */
    public record MergedProfile(Profile profile, @Nullable Link joinedByOrNull) {
        /** Checks that nothing is missing. */
        public MergedProfile {
            Objects.requireNonNull(profile, "profile");
        }

        /** The link that joined it; empty for the profile that gave the persona its id. */
        public Optional<Link> joinedBy() {
            return Optional.ofNullable(joinedByOrNull);
        }
    }

    /**
     * The history of a persona.
     *
     * @param persona its id
     * @param members its profiles
     * @param group what the resolver says of them
     */
    public static MergeHistory of(PersonaId persona, List<Profile> members, Group group) {
        Map<ProfileId, List<Link>> links = new HashMap<>();
        for (Link link : group.joins()) {
            links.computeIfAbsent(link.later(), id -> new ArrayList<>()).add(link);
            links.computeIfAbsent(link.earlier(), id -> new ArrayList<>()).add(link);
        }
        ProfileId root = ProfileId.of(persona.value());
        Map<ProfileId, @Nullable Link> joinedBy = new HashMap<>();
        joinedBy.put(root, null);
        Deque<ProfileId> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            ProfileId next = waiting.remove();
            for (Link link : links.getOrDefault(next, List.of())) {
                ProfileId other = link.later().equals(next) ? link.earlier() : link.later();
                if (!joinedBy.containsKey(other)) {
                    joinedBy.put(other, link);
                    waiting.add(other);
                }
            }
        }
        List<MergedProfile> profiles = members.stream()
                .map(profile -> new MergedProfile(profile, joinedBy.get(profile.id())))
                .toList();
        return new MergeHistory(persona, profiles, group);
    }

    /** The id of the persona, under which all its profiles survive. */
    public PersonaId survivingId() {
        return persona;
    }

    /** The profiles, in the order of their ids. */
    public List<MergedProfile> profiles() {
        return profiles;
    }

    /** The links that joined the profiles, in the order they did. */
    public List<Link> joins() {
        return group.joins();
    }

    /** The links that lead out of the persona and were refused. */
    public List<Refusal> refusals() {
        return group.refusals();
    }

    /** The persona as a Mermaid flowchart: solid lines for the links that joined, dotted ones for refused links. */
    public String toMermaid() {
        return MermaidDrawing.of(Map.of(persona, group));
    }

    @Override
    public String toString() {
        return "MergeHistory[" + persona + "]";
    }
}
