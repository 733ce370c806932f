/**
 * Everything that takes text from outside, given very many texts that no sane sender would send: only documented outcomes come
 * out, soon, and without much memory.
 *
 * <p>{@link org.persona4j.fuzz.Targets} lists what is tried. A new entry point for outside text gets a target there.
 */
@NullMarked
package org.persona4j.fuzz;

import org.jspecify.annotations.NullMarked;
