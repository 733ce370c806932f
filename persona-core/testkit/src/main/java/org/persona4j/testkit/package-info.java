/**
 * Proves or breaks merge rules: implement a law suite in a test class, and jqwik looks for a counter-example to each law.
 */
@NullMarked
package org.persona4j.testkit;

import org.jspecify.annotations.NullMarked;
