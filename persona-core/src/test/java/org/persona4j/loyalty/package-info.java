/** Statements, of which each line has to lead from one balance to the next. */
@NullMarked
package org.persona4j.loyalty;

import org.jspecify.annotations.NullMarked;
