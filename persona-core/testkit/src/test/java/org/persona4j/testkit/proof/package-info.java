/**
 * The proof of the law suites: rules and policies that are wrong on purpose, each of which fails the law that it breaks and no
 * other.
 */
@NullMarked
package org.persona4j.testkit.proof;

import org.jspecify.annotations.NullMarked;
