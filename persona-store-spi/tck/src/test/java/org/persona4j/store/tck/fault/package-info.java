/** The faults themselves, held against the rules that allow them. */
@NullMarked
package org.persona4j.store.tck.fault;

import org.jspecify.annotations.NullMarked;
