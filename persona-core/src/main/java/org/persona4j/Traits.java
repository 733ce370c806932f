package org.persona4j;

import java.util.Map;
import java.util.TreeMap;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Act;
import org.persona4j.internal.ProfileEdits;
import org.persona4j.persona.Persona;
import org.persona4j.persona.ResolvedTrait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;

/**
 * Custom attributes of personas, any number of them. What is written sits on the profile whose id was given and competes with
 * what other profiles say; see {@link Overrides} for values that stand above all. Immutable and thread-safe.
 *
 * <p>To read needs {@link Permission#VIEW_PERSONAS}, to change {@link Permission#EDIT_PERSONAS}.
 */
public final class Traits {
    private final Caller caller;

    Traits(Caller caller) {
        this.caller = caller;
    }

    /**
     * Adds traits, or sets those there are.
     *
     * @param id any id of the persona; the traits are kept on the profile of this id
     * @throws NotFoundException if there is no such persona
     */
    public void add(PersonaId id, Map<String, TraitValue> traits) {
        change("add", id, traits, new ProfileEdits.AddTraits(traits));
    }

    /**
     * Replaces the custom traits of the profile of this id by these; contact traits that are not among them stay.
     *
     * @throws NotFoundException if there is no such persona
     */
    public void replace(PersonaId id, Map<String, TraitValue> traits) {
        change("replace", id, traits, new ProfileEdits.ReplaceTraits(traits));
    }

    /**
     * The custom traits of the persona, by name: what survives of all its profiles.
     *
     * @throws NotFoundException if there is no such persona
     */
    public Map<String, TraitValue> read(PersonaId id) {
        Persona persona = new Search(caller).require(id);
        Map<String, TraitValue> custom = new TreeMap<>();
        for (ResolvedTrait trait : persona.traits()) {
            if (!TraitNames.isContact(trait.name())) {
                custom.put(trait.name(), trait.value());
            }
        }
        return custom;
    }

    private void change(String what, PersonaId id, Map<String, TraitValue> traits, ProfileEdits.Edit edit) {
        Session session = caller.require(Permission.EDIT_PERSONAS);
        traits.keySet().forEach(TraitNames::check);
        Act act = caller.act("traits." + what, null);
        String digest = session.layout().digest(act.what(), id.value(), Requests.describe(traits));
        ProfileEdits.once(session.transactions(), caller.operationId(), digest, id, edit, act, caller.reach());
    }
}
