/**
 * Values of privacy: whom an erasure takes and what it removed, and why a customer does not appear.
 *
 * <p>The room is pure, and nothing in its answers is personal data: ids, reasons, counts and times are all that is told.
 */
@NullMarked
package org.persona4j.privacy;

import org.jspecify.annotations.NullMarked;
