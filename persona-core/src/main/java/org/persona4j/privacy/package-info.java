/** Values of privacy: whom an erasure takes, and what it removed. Pure. */
@NullMarked
package org.persona4j.privacy;

import org.jspecify.annotations.NullMarked;
