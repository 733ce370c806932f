package org.persona4j.testkit.history;

import java.util.Optional;
import java.util.function.Function;
import org.persona4j.Personas;
import org.persona4j.access.Actor;

/**
 * A call of an engine that can be made again, word for word.
 *
 * @param actor who makes it
 * @param body the call
 * @param redemption the redemption that it is, if it is one
 */
record Call(Actor actor, Function<Personas, Object> body, Optional<Redemption> redemption) {
    /**
     * Points that were spent.
     *
     * @param profile whose id was given
     * @param entryId the id of the entry
     */
    record Redemption(org.persona4j.identity.ProfileId profile, String entryId) {}

    Object on(Personas personas) {
        return body.apply(personas);
    }
}
