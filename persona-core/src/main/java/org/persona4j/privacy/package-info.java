/**
 * Values of privacy: why a customer does not appear.
 *
 * <p>The room is pure, and nothing in it holds personal data: ids, reasons and times are all that is told.
 */
@NullMarked
package org.persona4j.privacy;

import org.jspecify.annotations.NullMarked;
