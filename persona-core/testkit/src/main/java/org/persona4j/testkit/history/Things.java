package org.persona4j.testkit.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.order.Order;

/** What came to be in a life, in the order in which it did, for steps to name by number. Not thread-safe. */
final class Things {
    final List<ProfileId> profiles = new ArrayList<>();
    final List<DecisionId> decisions = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Call.Redemption> redemptions = new ArrayList<>();
    private int ids;

    /** An id for something new. */
    String nextId(String prefix) {
        ids++;
        return prefix + "-" + ids;
    }

    /** Notes the profile that a record made, if it is a new one. */
    void taken(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Accepted accepted && !profiles.contains(accepted.profile())) {
            profiles.add(accepted.profile());
        }
    }

    Optional<PersonaId> persona(int profile) {
        return counted(profiles, profile).map(Things::personaOf);
    }

    /** Every id of a profile is one of its persona. */
    static PersonaId personaOf(ProfileId profile) {
        return PersonaId.of(profile.value());
    }

    /** The thing with a number from 1; counted around if there are fewer. */
    static <T> Optional<T> counted(List<T> things, int number) {
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(Math.floorMod(number - 1, things.size())));
    }
}
