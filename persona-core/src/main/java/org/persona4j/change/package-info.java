/** What changed, as other systems are told of it: changes, where a reader stands among them, and how long they are kept. Pure. */
@NullMarked
package org.persona4j.change;

import org.jspecify.annotations.NullMarked;
