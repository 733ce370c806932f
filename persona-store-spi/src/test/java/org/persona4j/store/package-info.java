/** Tests of the values, errors and look-up of the store contract. */
@NullMarked
package org.persona4j.store;

import org.jspecify.annotations.NullMarked;
