/** Tests of who is asking. */
@NullMarked
package org.persona4j.access;

import org.jspecify.annotations.NullMarked;
