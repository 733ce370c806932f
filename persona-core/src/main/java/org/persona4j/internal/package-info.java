/** The machinery of the shell: how values become stored bytes and back. Not part of the public contract. */
@NullMarked
package org.persona4j.internal;

import org.jspecify.annotations.NullMarked;
