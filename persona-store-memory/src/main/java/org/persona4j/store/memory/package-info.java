/**
 * The in-memory reference store: strict order and snapshots by construction.
 *
 * <p>{@link org.persona4j.store.memory.InMemoryPersonaStore} keeps, for each tenant, one volatile reference to an
 * immutable state: one B-tree per kind. A commit builds the next state beside the present one, sharing all that it does
 * not touch, and puts it in place with one write. So a reader takes the reference once and has a snapshot, never waits,
 * and never makes anyone wait; writers of one tenant take turns.
 *
 * <p>How it is made, from the outside in: the store holds {@code TenantRecords}, these hold {@code Kinds}, these hold the
 * root {@code Node} of each tree, a {@code Leaf} or a {@code Branch}. {@code TreeEdit} makes the next tree, {@code
 * PageScan} walks one.
 */
@NullMarked
package org.persona4j.store.memory;

import org.jspecify.annotations.NullMarked;
