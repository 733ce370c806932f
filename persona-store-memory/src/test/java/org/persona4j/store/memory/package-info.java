/** Tests of the memory store: the contract, histories against a plain map, and the shape of its trees. */
@NullMarked
package org.persona4j.store.memory;

import org.jspecify.annotations.NullMarked;
