package org.persona4j.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;

/**
 * The profiles that an erasure takes and that are not set aside for it yet, by their persona. Not thread-safe; dies with the attempt.
 */
final class ErasureChoice {
    /** Which personas an erasure may touch. */
    interface Within {
        boolean covers(PersonaId persona);
    }

    private final Map<PersonaId, List<Profile>> profiles = new TreeMap<>();

    ErasureChoice(Attempt attempt, List<RecordKey> seeds, Set<ProfileId> only, Within within) {
        attempt.workspace().load(seeds);
        Set<ProfileId> carriers = new TreeSet<>();
        for (RecordKey seed : seeds) {
            IdentifierRecord value = attempt.workspace().get(seed, IdentifierRecord.class);
            if (value != null && value.identifierOrNull() != null && !value.isShared(attempt.rules())) {
                carriers.addAll(value.carriers());
            }
        }
        Set<PersonaId> personas = new TreeSet<>();
        carriers.forEach(carrier ->
                Optional.ofNullable(attempt.profile(carrier)).ifPresent(found -> personas.add(found.personaId())));
        for (PersonaId id : personas) {
            PersonaRecord persona = attempt.persona(id);
            if (persona == null || persona.absenceOrNull() == Absence.ERASING || !within.covers(id)) {
                continue;
            }
            List<Profile> taken = attempt.members(persona).stream()
                    .filter(member -> only.isEmpty() || only.contains(member.id()))
                    .toList();
            if (!taken.isEmpty()) {
                attempt.workspace().lock(attempt.layout().persona(id));
                profiles.put(id, taken);
            }
        }
    }

    Map<PersonaId, List<Profile>> profiles() {
        return profiles;
    }

    List<Profile> all() {
        return profiles.values().stream().flatMap(List::stream).toList();
    }
}
