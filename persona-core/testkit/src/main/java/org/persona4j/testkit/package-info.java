/**
 * Proves or breaks rules and policies, and makes the values to try them on. Implement a suite of laws in a test class, and jqwik
 * looks for a counter-example to each law.
 *
 * <p>The suites are the interfaces whose names end in {@code Laws}; the arbitraries are the classes with names in the plural.
 */
@NullMarked
package org.persona4j.testkit;

import org.jspecify.annotations.NullMarked;
