package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;

/** Actors in every role. They shrink to the machine {@code till-1}. */
public final class Actors {
    private Actors() {}

    /** Actors in every role, with plain ids and odd ones: in other scripts, as long as may be. */
    public static Arbitrary<Actor> any() {
        return Choices.of(
                oneEach(),
                Combinators.combine(Choices.of(Role.values()), MadeUp.texts("u-1", Actor.MAX_ID_LENGTH))
                        .as(Actor::of));
    }

    /** One actor in each role. */
    private static List<Actor> oneEach() {
        List<Actor> all = new ArrayList<>(List.of(MadeUp.MACHINE, MadeUp.CUSTOMER, MadeUp.STAFF, MadeUp.OWNER));
        for (Role role : Role.values()) {
            if (all.stream().noneMatch(actor -> actor.role() == role)) {
                all.add(Actor.of(role, "u-" + (all.size() + 1)));
            }
        }
        return all;
    }
}
