/** The errors of the engine. What can be expected to happen is an answer, not an error. */
@NullMarked
package org.persona4j.error;

import org.jspecify.annotations.NullMarked;
