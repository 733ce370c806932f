package org.persona4j.merge;

import java.util.Collection;
import java.util.Map;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/**
 * The facts the resolver works on, asked for in groups so that they can come from anywhere.
 *
 * <p>The answers of one resolution must fit together, as if read at one moment. An answer may lack what does not exist.
 */
public interface IdentityGraph {
    /** The profiles among these that exist. */
    Map<ProfileId, ProfileFacts> profiles(Collection<ProfileId> ids);

    /** The identifiers among these that anybody carries. */
    Map<Identifier, ValueFacts> values(Collection<Identifier> identifiers);

    /** The decisions among these that exist, withdrawn ones included. */
    Map<DecisionId, Decision> decisions(Collection<DecisionId> ids);
}
