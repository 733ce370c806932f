package org.persona4j.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.merge.SharedFlip;
import org.persona4j.merge.ValueFacts;

/** How a difference between two partitions is told in merges and splits. */
final class Effects {
    private Effects() {}

    /** The personas after that hold profiles of more than one persona before. */
    static List<PersonaMerge> merges(Map<PersonaId, List<ProfileId>> before, Map<ProfileId, PersonaId> destinations) {
        Map<PersonaId, Set<PersonaId>> origins = new TreeMap<>();
        before.forEach((id, members) -> members.forEach(member -> origins.computeIfAbsent(
                        Objects.requireNonNull(destinations.get(member)), key -> new TreeSet<>())
                .add(id)));
        List<PersonaMerge> merges = new ArrayList<>();
        origins.forEach((id, from) -> {
            if (from.size() > 1) {
                from.remove(id);
                merges.add(new PersonaMerge(id, List.copyOf(from)));
            }
        });
        return merges;
    }

    /** The personas before whose profiles are in more than one persona after. */
    static List<PersonaSplit> splits(Map<PersonaId, List<ProfileId>> before, Map<ProfileId, PersonaId> destinations) {
        List<PersonaSplit> splits = new ArrayList<>();
        before.forEach((id, members) -> {
            TreeSet<PersonaId> into = new TreeSet<>();
            members.forEach(member -> into.add(Objects.requireNonNull(destinations.get(member))));
            if (into.size() > 1) {
                splits.add(new PersonaSplit(id, List.copyOf(into)));
            }
        });
        return splits;
    }

    /** The values that somebody else carries too and that became shared, or are no longer. */
    static List<SharedFlip> flips(FactChange change, WorkspaceGraph after) {
        if (change.linked().isEmpty()) {
            return List.of();
        }
        List<Identifier> touched = List.copyOf(change.linked().keySet());
        Map<Identifier, ValueFacts> are = after.values(touched);
        List<SharedFlip> flips = new ArrayList<>();
        Set<Identifier> told = new HashSet<>();
        change.linked().forEach((identifier, linked) -> {
            ValueFacts is = are.get(identifier);
            if (is != null && is.links() != linked && is.owners().size() > 1 && told.add(identifier)) {
                flips.add(new SharedFlip(identifier, !is.links()));
            }
        });
        return flips;
    }
}
