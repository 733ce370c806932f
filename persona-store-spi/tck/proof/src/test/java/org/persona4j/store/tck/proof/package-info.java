/**
 * The proof of the kit: stores that are broken on purpose, and the tests that the kit finds each of them by the rule it
 * breaks.
 *
 * <p>A broken store is a nested class of one of the {@code Broken...} classes, marked {@link
 * org.persona4j.store.tck.proof.Breaks}. {@code RULES.md} of the kit is made from these marks, the tags of the kit's tests
 * and the rules in the README of the SPI.
 */
@NullMarked
package org.persona4j.store.tck.proof;

import org.jspecify.annotations.NullMarked;
