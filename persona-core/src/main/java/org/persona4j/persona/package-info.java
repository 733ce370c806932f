/**
 * Personas: what a set of profiles says about one customer, and why. Claims, the rules by which one of them survives, the
 * names that survive together, and the explanation of every value. Pure: a persona is a function of its profiles.
 */
@NullMarked
package org.persona4j.persona;

import org.jspecify.annotations.NullMarked;
