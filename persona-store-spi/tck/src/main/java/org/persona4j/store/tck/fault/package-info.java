/**
 * Faults on purpose: a store around any other that fails in every way the contract allows, so that callers can show that
 * they live through it.
 *
 * <p>{@link org.persona4j.store.tck.fault.FaultInjectingStore} is the store, {@link org.persona4j.store.tck.fault.Faults}
 * says what goes wrong and how often, {@link org.persona4j.store.tck.fault.FaultReport} what did.
 */
@NullMarked
package org.persona4j.store.tck.fault;

import org.jspecify.annotations.NullMarked;
