package org.persona4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.access.Actor;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.ProfileEdits;
import org.persona4j.persona.Persona;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/**
 * Trait values set by staff, the API or the customer that stand above every source, every later import and every merge, until
 * they are removed. The name {@link TraitOverride#FAVORITE_STORE} overrides the favorite store. Immutable and thread-safe.
 */
public final class Overrides {
    private final Session session;
    private final Actor actor;
    private final Optional<String> operationId;

    Overrides(Session session, Actor actor, Optional<String> operationId) {
        this.session = session;
        this.actor = actor;
        this.operationId = operationId;
    }

    /**
     * Sets a value.
     *
     * @param id any id of the persona; the override sits on the profile of this id, and goes with it if the persona is split
     * @throws NotFoundException if there is no such persona
     */
    public void set(PersonaId id, String name, TraitValue value) {
        Objects.requireNonNull(value, "value");
        TraitNames.check(name);
        change("set override", id, Map.of(name, value), new ProfileEdits.SetOverride(name, value));
    }

    /**
     * Removes the overrides of this name from all profiles of the persona.
     *
     * @throws NotFoundException if there is no such persona
     */
    public void remove(PersonaId id, String name) {
        TraitNames.check(name);
        change("remove override", id, Map.of(name, TraitValue.of("")), new ProfileEdits.RemoveOverride(name));
    }

    /**
     * The overrides on all profiles of the persona, by name, newest first.
     *
     * @throws NotFoundException if there is no such persona
     */
    public List<TraitOverride> read(PersonaId id) {
        Persona persona = new Search(session).byId(id).orElseThrow(() -> new NotFoundException("persona " + id));
        return persona.profiles().stream()
                .flatMap(profile -> profile.overrides().stream())
                .sorted(TraitOverride.ORDER)
                .toList();
    }

    private void change(String what, PersonaId id, Map<String, TraitValue> traits, ProfileEdits.Edit edit) {
        String digest = session.layout().digest(what, id.value(), Requests.describe(traits));
        ProfileEdits.once(session.transactions(), operationId, digest, id, edit, actor);
    }
}
