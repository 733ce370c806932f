package org.persona4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Act;
import org.persona4j.internal.ProfileEdits;
import org.persona4j.persona.Persona;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/**
 * Trait values set by staff, the API or the customer that stand above every source, every later import and every merge, until
 * they are removed. The name {@link TraitOverride#FAVORITE_STORE} overrides the favorite store. Immutable and thread-safe.
 *
 * <p>To read needs {@link Permission#VIEW_PERSONAS}, to change {@link Permission#EDIT_PERSONAS}.
 */
public final class Overrides {
    private final Caller caller;

    Overrides(Caller caller) {
        this.caller = caller;
    }

    /**
     * Sets a value.
     *
     * @param id any id of the persona; the override sits on the profile of this id, and goes with it if the persona is split
     * @throws NotFoundException if there is no such persona
     */
    public void set(PersonaId id, String name, TraitValue value) {
        Objects.requireNonNull(value, "value");
        change("set", id, name, value, new ProfileEdits.SetOverride(name, value));
    }

    /**
     * Removes the overrides of this name from all profiles of the persona.
     *
     * @throws NotFoundException if there is no such persona
     */
    public void remove(PersonaId id, String name) {
        change("remove", id, name, TraitValue.of(""), new ProfileEdits.RemoveOverride(name));
    }

    /**
     * The overrides on all profiles of the persona, by name, newest first.
     *
     * @throws NotFoundException if there is no such persona
     */
    public List<TraitOverride> read(PersonaId id) {
        Persona persona = new Search(caller).require(id);
        return persona.profiles().stream()
                .flatMap(profile -> profile.overrides().stream())
                .sorted(TraitOverride.ORDER)
                .toList();
    }

    private void change(String what, PersonaId id, String name, TraitValue value, ProfileEdits.Edit edit) {
        Session session = caller.require(Permission.EDIT_PERSONAS);
        TraitNames.check(name);
        Act act = caller.act("overrides." + what, null);
        String digest = session.layout().digest(act.what(), id.value(), Requests.describe(Map.of(name, value)));
        ProfileEdits.once(session.transactions(), caller.operationId(), digest, id, edit, act, caller.reach());
    }
}
