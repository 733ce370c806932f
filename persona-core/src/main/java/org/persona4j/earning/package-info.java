/**
 * What an order earns and why not more: the rules by which money becomes points, and by which refunds take points back. Pure: what
 * the rules need to know of the customer is told to them.
 */
@NullMarked
package org.persona4j.earning;

import org.jspecify.annotations.NullMarked;
