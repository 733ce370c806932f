/**
 * Calls of an engine in words, one after the other, and somebody to make them: what a property needs that is about an engine as a
 * whole. {@link org.persona4j.testkit.Histories} makes them up.
 */
@NullMarked
package org.persona4j.testkit.history;

import org.jspecify.annotations.NullMarked;
