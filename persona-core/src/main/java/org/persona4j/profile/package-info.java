/** Profiles: one source's record of a customer each, what they state, and how a new record changes them. Pure. */
@NullMarked
package org.persona4j.profile;

import org.jspecify.annotations.NullMarked;
