/**
 * What customers bought: orders with their lines, the money they came to, and the refunds that gave some of it back. Pure: no
 * store, no clock. Money is exact; whatever has to be divided is divided by a stated rule so that the parts add up again.
 */
@NullMarked
package org.persona4j.order;

import org.jspecify.annotations.NullMarked;
