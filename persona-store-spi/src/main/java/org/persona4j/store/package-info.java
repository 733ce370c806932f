/**
 * The contract between the engine and a store: an ordered record store with atomic conditional batches.
 *
 * <p>{@link org.persona4j.store.PersonaStore} is what a vendor implements; everything else in this room is a value that
 * goes in or comes out of its three methods, an error, or the way to find an installed store. The numbered rules a store
 * keeps are in the module's README, and {@code persona-store-tck} proves them.
 *
 * <p>Nothing here knows what a record is about. A record has a {@linkplain org.persona4j.store.RecordKey key}, a
 * {@linkplain org.persona4j.store.Version version} and a {@linkplain org.persona4j.store.Content content}.
 */
@NullMarked
package org.persona4j.store;

import org.jspecify.annotations.NullMarked;
