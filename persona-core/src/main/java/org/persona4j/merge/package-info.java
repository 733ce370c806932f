/** Which profiles are one customer: identity rules, the resolver, decisions of people, and what was refused. Pure. */
@NullMarked
package org.persona4j.merge;

import org.jspecify.annotations.NullMarked;
