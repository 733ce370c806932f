/**
 * The proof that a store keeps the contract: tests that a vendor runs in the store's own build.
 *
 * <p>{@link org.persona4j.store.tck.PersonaStoreContract} is all there is to extend. Each test begins with the number of
 * the rule it proves, so the report reads as the specification does.
 */
@NullMarked
package org.persona4j.store.tck;

import org.jspecify.annotations.NullMarked;
