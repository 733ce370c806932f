/** Examples and laws of orders, money and refunds. */
@NullMarked
package org.persona4j.order;

import org.jspecify.annotations.NullMarked;
