/** The programs, checked; and wrong stores, found. */
@NullMarked
package org.persona4j.store.memory.lincheck;

import org.jspecify.annotations.NullMarked;
