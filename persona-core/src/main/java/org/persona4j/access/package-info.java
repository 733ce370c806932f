/**
 * Who is asking: the roles of a retailer's account and the actor that a call is made for.
 *
 * <p>The room is pure and sees nothing else of this library. An actor names a user of the caller's system by an opaque
 * id; whether that user is who they claim to be is settled before a call comes here.
 */
@NullMarked
package org.persona4j.access;

import org.jspecify.annotations.NullMarked;
