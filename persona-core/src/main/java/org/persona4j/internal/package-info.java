/** The shell's machinery: the transaction loop, the layout of the records, their JSON, keyed hashes. Not exported. */
@NullMarked
package org.persona4j.internal;

import org.jspecify.annotations.NullMarked;
