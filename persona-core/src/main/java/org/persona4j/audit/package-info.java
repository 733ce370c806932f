/**
 * What is remembered of who did what: the entries of the audit.
 *
 * <p>The room is pure. An entry names a persona by id and an actor by the opaque id of the caller's system, and holds nothing of
 * what is in the persona, so that it can outlive an erasure.
 */
@NullMarked
package org.persona4j.audit;

import org.jspecify.annotations.NullMarked;
