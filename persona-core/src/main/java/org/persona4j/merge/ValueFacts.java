package org.persona4j.merge;

import java.util.List;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/**
 * What the resolver knows of an identifier: who carries it, and whether it links them. Immutable.
 *
 * @param identifier the identifier
 * @param owners the profiles that carry it at present; of a value that does not link, possibly not all
 * @param links whether it links its owners (LIVE), or is SHARED and links nobody
 */
public record ValueFacts(Identifier identifier, List<ProfileId> owners, boolean links) {
    /** Makes the list unmodifiable. */
    public ValueFacts {
        owners = List.copyOf(owners);
    }
}
