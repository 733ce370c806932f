/** Tests of the values of the change feed. */
@NullMarked
package org.persona4j.change;

import org.jspecify.annotations.NullMarked;
