package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.persona4j.access.Actor;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/** What staff, the API or the customer write on a profile. */
public final class ProfileEdits {
    private ProfileEdits() {}

    /** An edit of a profile. */
    public sealed interface Edit {
        /** The profile after the edit. */
        Profile apply(Profile before, Actor actor, Instant now);

        /** Whether the edit is made on all profiles of the persona, not only on the one whose id was given. */
        default boolean everywhere() {
            return false;
        }
    }

    /**
     * Adds traits, or sets those there are.
     *
     * @param traits the traits by name
     */
    public record AddTraits(Map<String, TraitValue> traits) implements Edit {
        /** Makes the map unmodifiable. */
        public AddTraits {
            traits = Map.copyOf(traits);
        }

        @Override
        public Profile apply(Profile before, Actor actor, Instant now) {
            return ProfileHistory.addTraits(before, new TreeMap<>(traits), now);
        }
    }

    /**
     * Replaces the custom traits.
     *
     * @param traits the traits by name
     */
    public record ReplaceTraits(Map<String, TraitValue> traits) implements Edit {
        /** Makes the map unmodifiable. */
        public ReplaceTraits {
            traits = Map.copyOf(traits);
        }

        @Override
        public Profile apply(Profile before, Actor actor, Instant now) {
            return ProfileHistory.replaceTraits(before, new TreeMap<>(traits), now);
        }
    }

    /**
     * Sets an override.
     *
     * @param name the name of the trait
     * @param value the value
     */
    public record SetOverride(String name, TraitValue value) implements Edit {
        @Override
        public Profile apply(Profile before, Actor actor, Instant now) {
            return ProfileHistory.override(before, new TraitOverride(name, value, now, actor));
        }
    }

    /**
     * Removes an override.
     *
     * @param name the name of the trait
     */
    public record RemoveOverride(String name) implements Edit {
        @Override
        public Profile apply(Profile before, Actor actor, Instant now) {
            return ProfileHistory.removeOverride(before, name);
        }

        @Override
        public boolean everywhere() {
            return true;
        }
    }

    /**
     * What an edit did.
     *
     * @param changed how many profiles it changed
     */
    public record Edited(@JsonProperty("changed") int changed) {}

    /** Makes an edit once for the operation id, on a persona that is within reach. */
    public static void once(
            Transactions transactions,
            Optional<String> operationId,
            String digest,
            PersonaId id,
            Edit edit,
            Act act,
            Reach reach) {
        transactions.once(operationId, digest, Edited.class, attempt -> {
            if (reach.current(attempt, id).isEmpty()) {
                throw new NotFoundException("persona " + id);
            }
            Profile given = attempt.requireProfile(ProfileId.of(id.value()));
            List<Profile> profiles = edit.everywhere() ? attempt.members(attempt.personaOf(given)) : List.of(given);
            int changed = make(edit, profiles, act.actor(), attempt);
            if (changed > 0) {
                act.note(attempt, List.of(id), "done");
            }
            return new Edited(changed);
        });
    }

    private static int make(Edit edit, List<Profile> profiles, Actor actor, Attempt attempt) {
        FactChange change = new FactChange();
        int changed = 0;
        for (Profile before : profiles) {
            Profile after = edit.apply(before, actor, attempt.now());
            if (!after.equals(before)) {
                attempt.write(before, after, change);
                changed++;
            }
        }
        if (changed > 0 && attempt.matters(change)) {
            attempt.rearrange(change);
        }
        return changed;
    }
}
