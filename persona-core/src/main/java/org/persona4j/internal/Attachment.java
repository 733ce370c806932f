package org.persona4j.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.profile.Profile;

/** A new profile that makes one persona of itself and the personas it touches, if these are simple. */
final class Attachment {
    private final Attempt attempt;
    private final Profile added;
    private final List<PersonaId> touched;
    private final Map<PersonaId, PersonaRecord> records = new LinkedHashMap<>();

    Attachment(Attempt attempt, Profile added, List<PersonaId> touched) {
        this.attempt = attempt;
        this.added = added;
        this.touched = touched;
    }

    /** Writes the persona, or answers null and writes nothing if one of them is not simple or they are too many. */
    @Nullable Effect apply() {
        int size = 1;
        for (PersonaId id : touched) {
            PersonaRecord record = attempt.requirePersona(id);
            if (!record.isSimple()) {
                return null;
            }
            size += record.members().size();
            records.put(id, record);
        }
        if (size > attempt.rules().sizeCap()) {
            return null;
        }
        return touched.isEmpty() ? alone() : joined();
    }

    private Effect alone() {
        PersonaId id = added.personaId();
        List<ProfileId> members = List.of(added.id());
        boolean hidden = isAddedHidden();
        put(id, PersonaRecord.simple(members, added.createdAt(), LinkLevel.WEAKEST, hidden));
        return new Effect(Map.of(), Map.of(id, members), Map.of(), List.of(), List.of(), List.of(), hidden);
    }

    private Effect joined() {
        PersonaId id = PersonaId.of(added.id().value());
        boolean hidden = isAddedHidden();
        PersonaRecord founder = PersonaRecord.simple(List.of(added.id()), added.createdAt(), LinkLevel.WEAKEST, hidden);
        TreeSet<ProfileId> members = new TreeSet<>();
        members.add(added.id());
        for (Map.Entry<PersonaId, PersonaRecord> entry : records.entrySet()) {
            members.addAll(entry.getValue().members());
            hidden |= entry.getValue().hidden();
            int byTime = entry.getValue().foundedAt().compareTo(founder.foundedAt());
            if (byTime < 0 || (byTime == 0 && entry.getKey().compareTo(id) < 0)) {
                id = entry.getKey();
                founder = entry.getValue();
            }
        }
        move(id);
        PersonaRecord joined =
                PersonaRecord.simple(List.copyOf(members), founder.foundedAt(), LinkLevel.WEAKEST, hidden);
        put(id, joined);
        return effect(id, joined);
    }

    private boolean isAddedHidden() {
        return attempt.index().hides(added);
    }

    private void move(PersonaId surviving) {
        attempt.workspace()
                .load(records.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(surviving))
                        .flatMap(entry -> entry.getValue().members().stream())
                        .map(attempt.layout()::profile)
                        .toList());
        records.forEach((id, record) -> {
            if (!id.equals(surviving)) {
                record.members().forEach(member -> moveTo(surviving, attempt.requireProfile(member)));
                attempt.workspace().delete(attempt.layout().persona(id));
            }
        });
        moveTo(surviving, added);
    }

    private void moveTo(PersonaId persona, Profile profile) {
        if (!profile.personaId().equals(persona)) {
            attempt.workspace().put(attempt.layout().profile(profile.id()), profile.in(persona));
        }
    }

    private void put(PersonaId id, PersonaRecord record) {
        attempt.workspace().put(attempt.layout().persona(id), record);
    }

    private Effect effect(PersonaId id, PersonaRecord joined) {
        Map<PersonaId, List<ProfileId>> before = new LinkedHashMap<>();
        records.forEach((persona, record) -> before.put(persona, record.members()));
        List<PersonaId> absorbed = records.keySet().stream()
                .filter(persona -> !persona.equals(id))
                .sorted()
                .toList();
        List<PersonaMerge> merges = records.size() > 1 ? List.of(new PersonaMerge(id, absorbed)) : List.of();
        return new Effect(
                before, Map.of(id, joined.members()), Map.of(), merges, List.of(), List.of(), joined.hidden());
    }
}
