package org.persona4j.merge;

import java.util.Set;
import org.persona4j.identity.ProfileId;

/**
 * The profiles among which a profile is resolved: all that can be reached from it by links of a level or stronger, refused
 * ones included.
 *
 * @param level the weakest level at which no more than the size cap can be reached
 * @param members what can be reached at that level
 */
record Context(LinkLevel level, Set<ProfileId> members) {}
