/**
 * The way in: {@link org.persona4j.PersonaEngine}, and {@link org.persona4j.Personas} with its groups of calls.
 *
 * <p>Source records go in and become profiles; which profiles are one customer, and what is true of that customer, follows from
 * them at every moment. The rules live in the packages below and can be used without the engine.
 */
@NullMarked
package org.persona4j;

import org.jspecify.annotations.NullMarked;
